package org.deskbridge.it;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The system's own Chromium; without one the browser tests are skipped, and say so. */
final class Browser implements AutoCloseable {
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // the shop on another origin is invented, the server is on this machine
            "--disable-features=LocalNetworkAccessChecks");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser browser;

    Browser() {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium().orElseThrow())
                        .setArgs(QUIET));
    }

    private static Optional<Path> chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser required() {
        if (chromium().isEmpty()) {
            var said = "BROWSER TESTS SKIPPED: no Chromium in /usr/bin (Debian: apt-get install chromium)";
            if (Boolean.parseBoolean(System.getenv("DESKBRIDGE_BROWSER_REQUIRED"))) {
                throw new AssertionError(said);
            }
            System.err.println(said);
            Assumptions.abort(said);
        }
        return new Browser();
    }

    BrowserContext person(int width, int height) {
        var person = browser.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height));
        person.setDefaultTimeout(30_000);
        return person;
    }

    static Page logIn(BrowserContext person, URI base, String path) {
        var page = person.newPage();
        page.navigate(base.resolve("console/" + path).toString());
        page.getByLabel("E-mail").fill("owner@deskbridge.example");
        page.getByLabel("Password").fill("owner-password");
        page.getByText("Log in").last().click();
        return page;
    }

    /** For people to look at. */
    static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "shots", name + ".png"))
                .setFullPage(true));
    }

    static com.microsoft.playwright.Locator hook(Page page, String name) {
        return page.locator("[data-test=" + name + "]").first();
    }

    static com.microsoft.playwright.Locator saidBy(Page page, String author) {
        return page.locator("[data-test=message][data-author=" + author + "]").last();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
