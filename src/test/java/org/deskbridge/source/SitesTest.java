package org.deskbridge.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.deskbridge.SettableClock;
import org.deskbridge.TestDatabase;
import org.deskbridge.language.Embedding;
import org.deskbridge.outbound.Outbound;
import org.deskbridge.outbound.OutboundForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SitesTest {
    private static final TestDatabase DATABASE = TestDatabase.h2();
    private static final Embedding EMBEDDING = new Embedding();

    private final SettableClock clock = new SettableClock();
    private final Site site = new Site();
    private Outbound outbound;
    private SourceBeans beans;

    @BeforeEach
    void open() {
        System.setProperty("deskbridge.outbound.allow", site.host());
        outbound = OutboundForTests.open();
        beans = new SourceBeans(DATABASE, EMBEDDING, outbound, clock);
    }

    @AfterEach
    void close() {
        OutboundForTests.close(outbound);
        System.clearProperty("deskbridge.outbound.allow");
        site.close();
    }

    @AfterAll
    static void stop() {
        EMBEDDING.close();
        DATABASE.close();
    }

    private UUID added(String path, int pages) {
        var described = new Sources.Site(site.url(path), "", "daily", pages);
        return beans.inside(() -> beans.sources.addSite(described)).id();
    }

    private SourceView again(UUID source) {
        beans.inside(() -> beans.sources.crawl(source));
        return beans.crawled(source, 100);
    }

    private List<String> titles() {
        return beans.inside(() -> beans.articles.headings("", 0, 100)).stream()
                .map(heading -> heading.title())
                .sorted()
                .toList();
    }

    private String why(UUID source, String path) {
        return beans.inside(() -> beans.sources.pages(source, 0, 100)).stream()
                .filter(page -> page.address().equals(site.url(path)))
                .map(page -> page.state() + ": " + page.why())
                .findFirst()
                .orElse("never met");
    }

    @Test
    void a_site_is_read_link_by_link_each_page_once_and_only_what_its_robots_txt_allows() {
        site.page("/robots.txt", "User-agent: *\nDisallow: /private\nSitemap: " + site.url("/map.xml"))
                .page("/map.xml", "<urlset><url><loc>" + site.url("/hidden") + "</loc></url></urlset>")
                .page("/", Site.html("Home", "Welcome to the shop.", "/a", "/a?utm_source=x", "/b", "/private/x"))
                .page("/a", Site.html("Returns", "You may return it within nine days.", "/", "/b#part", "/x.png"))
                .page("/b", Site.html("Delivery", "Parcels take two days.", "https://elsewhere.example/c"))
                .page("/hidden", Site.html("Hidden", "Only the sitemap knows this page."));
        var read = beans.crawled(added("/", 50), 30);
        assertThat(read.state()).isEqualTo("done");
        assertThat(read.message()).isEmpty();
        assertThat(titles()).containsExactly("Delivery", "Hidden", "Home", "Returns");
        assertThat(site.asked).containsExactlyInAnyOrder("/robots.txt", "/map.xml", "/", "/a", "/b", "/hidden");
    }

    @Test
    void a_second_reading_changes_what_has_changed_and_takes_away_what_is_gone() {
        site.page("/", Site.html("Home", "Welcome.", "/a", "/b"))
                .page("/a", Site.html("Returns", "Nine days."))
                .page("/b", Site.html("Delivery", "Two days."));
        var source = added("/", 50);
        beans.crawled(source, 30);
        site.page("/", Site.html("Home", "Welcome.", "/a"))
                .page("/a", Site.html("Returns, new", "Eleven days."))
                .gone("/b");
        var read = again(source);
        assertThat(titles()).containsExactly("Home", "Returns, new");
        assertThat(read.articles()).isEqualTo(2);
    }

    @Test
    void a_site_that_does_not_answer_takes_nothing_away_and_says_so() {
        site.page("/", Site.html("Home", "Welcome.", "/a")).page("/a", Site.html("Returns", "Nine days."));
        var source = added("/", 50);
        beans.crawled(source, 30);
        site.answers("/", 503).answers("/a", 503);
        var read = again(source);
        assertThat(read.state()).isEqualTo("failed");
        assertThat(read.message()).contains("answers 503").contains("earlier articles stay");
        assertThat(titles()).containsExactly("Home", "Returns");
    }

    @Test
    void a_page_that_fails_for_now_keeps_its_article() {
        site.page("/", Site.html("Home", "Welcome.", "/a")).page("/a", Site.html("Returns", "Nine days."));
        var source = added("/", 50);
        beans.crawled(source, 30);
        site.answers("/a", 500);
        var read = again(source);
        assertThat(read.state()).isEqualTo("done");
        assertThat(read.message()).contains("1 could not be read", "answers 500");
        assertThat(titles()).containsExactly("Home", "Returns");
    }

    @Test
    void a_site_without_end_is_left_at_its_limit() {
        var made = new AtomicInteger();
        site.otherwise(path -> path.startsWith("/calendar")
                ? Site.html("Day " + path, "Words of " + path, "/calendar/" + made.incrementAndGet(), path + "/next")
                : "");
        var read = beans.crawled(added("/calendar", 20), 100);
        assertThat(read.state()).isEqualTo("done");
        assertThat(read.message()).contains("A limit was reached (20 pages");
        assertThat(read.read()).isLessThanOrEqualTo(20);
        assertThat(site.asked).hasSizeLessThanOrEqualTo(22);
    }

    @Test
    void a_path_that_repeats_itself_ends() {
        site.otherwise(path -> Site.html("At " + path, "Words of " + path, path + "/more/"));
        var read = beans.crawled(added("/a", 200), 100);
        assertThat(read.state()).isEqualTo("done");
        assertThat(site.asked).hasSizeLessThan(15);
    }

    @Test
    void redirects_are_followed_on_the_same_host_only_and_not_in_circles() {
        site.page("/", Site.html("Home", "Welcome.", "/old", "/out", "/round", "/self"))
                .page("/new", Site.html("New", "Here now."))
                .moves("/old", "/new")
                .moves("/out", "http://127.0.0.1:1/x")
                .moves("/round", "/round2")
                .moves("/round2", "/round")
                .moves("/self", "/self");
        var source = added("/", 50);
        beans.crawled(source, 50);
        assertThat(titles()).containsExactly("Home", "New");
        assertThat(why(source, "/old")).isEqualTo("moved: ");
        assertThat(why(source, "/self")).contains("moves to itself");
        assertThat(site.asked).filteredOn("/round"::equals).hasSize(1);
    }

    @Test
    void pages_that_say_the_same_are_kept_once_and_who_asks_not_to_be_kept_is_not() {
        site.page("/", Site.html("Home", "Welcome.", "/a", "/b", "/no"))
                .page("/a", Site.html("Returns", "Nine days."))
                .page("/b", Site.html("Returns", "Nine days."))
                .page("/no", "<html><head><meta name=robots content=noindex></head><body><h1>No</h1><p>x</p></body>");
        var source = added("/", 50);
        beans.crawled(source, 30);
        assertThat(titles()).containsExactly("Home", "Returns");
        assertThat(why(source, "/no")).contains("asks robots not to keep it");
    }

    @Test
    void a_reading_that_is_cut_off_goes_on_where_it_was_and_doubles_nothing() {
        site.page("/", Site.html("Home", "Welcome.", "/a", "/b", "/c"))
                .page("/a", Site.html("A", "First."))
                .page("/b", Site.html("B", "Second."))
                .page("/c", Site.html("C", "Third."));
        var source = added("/", 50);
        beans.step(source);
        beans.step(source);
        beans.step(source);
        beans.crawled(source, 30);
        assertThat(titles()).containsExactly("A", "B", "C", "Home");
        assertThat(site.asked).containsExactlyInAnyOrder("/robots.txt", "/", "/a", "/b", "/c");
    }

    @Test
    void a_site_is_read_again_when_its_time_has_come_and_not_before() {
        site.page("/", Site.html("Home", "Welcome."));
        var source = added("/", 50);
        beans.crawled(source, 30);
        clock.pass(Duration.ofHours(23));
        beans.revisiting.revisit();
        assertThat(beans.view(source).state()).isEqualTo("done");
        clock.pass(Duration.ofHours(2));
        beans.revisiting.revisit();
        assertThat(beans.view(source).state()).isEqualTo("waiting");
    }

    @Test
    void a_site_whose_robots_txt_forbids_all_or_cannot_be_read_is_not_crawled() {
        site.page("/robots.txt", "User-agent: *\nDisallow: /").page("/", Site.html("Home", "Welcome."));
        var read = beans.crawled(added("/", 50), 30);
        assertThat(read.state()).isEqualTo("failed");
        assertThat(read.message()).contains("robots.txt does not let robots read");
        site.answers("/robots.txt", 503);
        assertThat(again(read.id()).message()).contains("robots.txt answers 503");
        assertThat(site.asked).doesNotContain("/");
    }
}
