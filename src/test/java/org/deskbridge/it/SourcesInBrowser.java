package org.deskbridge.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.deskbridge.reading.Zips;
import org.deskbridge.source.Site;
import org.junit.jupiter.api.Test;

/** Files and sites as an admin brings them in. */
interface SourcesInBrowser extends OwnSite {
    private static Locator source(Page page, String name) {
        return page.locator("tr[data-source='" + name + "']");
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    default void an_admin_sends_files_and_sees_what_became_of_each() {
        try (var browser = Browser.required();
                var admin = browser.person(1400, 1000)) {
            var page = Browser.logIn(admin, base(), "sources.xhtml");
            var markdown = "# Hiring a canoe\n\nA canoe costs fourteen pounds a day.".getBytes(StandardCharsets.UTF_8);
            page.getByLabel("Markdown, text, HTML").setInputFiles(new FilePayload[] {
                new FilePayload("canoes.md", "text/markdown", markdown),
                new FilePayload("evil.zip", "application/zip", Zips.of("../../evil.md", "# Evil\n\nWords.")),
                new FilePayload("letter.docx", "application/msword", new byte[] {1, 2, 3})
            });
            assertThat(page.locator("[data-sent]")).containsText("letter.docx: files of this kind are not read");
            assertThat(source(page, "canoes.md")).containsText("Read");
            assertThat(source(page, "evil.zip")).containsText("names a path outside of itself");
            Browser.shot(page, "sources");
            page.navigate(base().resolve("console/knowledge.xhtml?q=canoe").toString());
            assertThat(page.locator("table")).containsText("Hiring a canoe");
        }
    }

    @Test
    default void an_admin_has_a_site_read_looks_at_its_pages_and_removes_it() {
        site().page("/", Site.html("Boat shop", "We sell boats of every kind.", "/punts", "/broken"))
                .page("/punts", Site.html("Punts", "A punt is pushed with a pole of five metres."))
                .answers("/broken", 410);
        try (var browser = Browser.required();
                var admin = browser.person(1400, 1000)) {
            var page = Browser.logIn(admin, base(), "sources.xhtml");
            page.getByLabel("Address").fill("not an address");
            page.getByText("Read it").click();
            assertThat(page.locator("body")).containsText("Is no address");
            page.getByLabel("Address").fill(site().url("/"));
            page.getByText("Read it").click();
            var row = source(page, site().host());
            assertThat(row).containsText("2 read, 1 left out");
            assertThat(row).containsText("answers 410");
            button(row, "Pages").click();
            assertThat(page.locator(".source-pages")).containsText("/punts kept");
            Browser.shot(page, "site");
            button(row, "Remove").click();
            page.getByRole(AriaRole.ALERTDIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                    .click();
            assertThat(row).hasCount(0);
        }
    }
}
