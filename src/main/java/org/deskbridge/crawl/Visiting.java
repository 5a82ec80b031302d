package org.deskbridge.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.deskbridge.outbound.Outbound;
import org.deskbridge.outbound.Outbound.Reply;
import org.deskbridge.outbound.OutboundTrouble;
import org.deskbridge.outbound.OutboundTrouble.Kind;
import org.deskbridge.reading.HtmlPage;
import org.deskbridge.reading.Piece;
import org.deskbridge.reading.Unreadable;
import org.jspecify.annotations.Nullable;

/** Makes one request and says what it was answered; follows nothing by itself. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class Visiting {
    private static final int LARGEST_PAGE = 2 * 1024 * 1024;
    private static final int LARGEST_ROBOTS = 512 * 1024;
    private static final int MOST_MOVES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Pattern CHARSET = Pattern.compile("(?i).*charset\\s*=\\s*\"?([\\w.:+-]+)\"?.*");

    @Inject
    Outbound outbound;

    /** What was found, and how many bytes it cost. */
    public record Visited(Visit visit, int bytes) {}

    /** What a host lets robots do; empty rules when it has no robots.txt. */
    public sealed interface Manners {
        record Known(Robots robots) implements Manners {}

        record Unknown(String why, boolean lasting) implements Manners {}
    }

    public Visited visit(WebAddress address, boolean isListing) {
        try {
            var reply = get(address, isListing ? Sitemap.LARGEST : LARGEST_PAGE);
            return new Visited(found(address, reply, isListing), reply.body().length);
        } catch (OutboundTrouble trouble) {
            return new Visited(trouble(trouble), 0);
        } catch (Unreadable e) {
            return new Visited(new Visit.Nothing(e.why()), 0);
        } catch (StackOverflowError e) {
            return new Visited(new Visit.Nothing("is nested too deeply"), 0);
        }
    }

    private Reply get(WebAddress address, int largest) {
        return outbound.exchange(new Outbound.Request(
                "GET", address.uri(), Map.of("Accept", "text/html, application/xml;q=0.5"), "", largest, PATIENCE));
    }

    private static Visit trouble(OutboundTrouble trouble) {
        var why = Objects.requireNonNullElse(trouble.getMessage(), "does not answer");
        return trouble.kind() == Kind.NOT_ALLOWED || trouble.kind() == Kind.TOO_LARGE
                ? new Visit.Nothing(why)
                : new Visit.Trouble(why, Optional.empty());
    }

    private static Visit found(WebAddress address, Reply reply, boolean isListing) {
        var status = reply.status();
        var to = reply.header("location");
        if (status >= 300 && status < 400 && to.isPresent()) {
            return new Visit.Moved(to.get(), address.resolve(to.get()));
        }
        if (status == 429 || status == 408 || status >= 500) {
            return new Visit.Trouble("answers " + status, pause(reply));
        }
        if (status != 200) {
            return new Visit.Nothing("answers " + status);
        }
        var type = reply.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (isListing || (type.contains("xml") && !type.contains("xhtml"))) {
            return Sitemap.read(reply.body(), address);
        }
        return type.startsWith("text/html") || type.startsWith("application/xhtml+xml")
                ? page(address, reply, type)
                : new Visit.Nothing(
                        "is no page (" + (type.isEmpty() ? "of no type" : type.replaceAll(";.*", "")) + ")");
    }

    private static Optional<Duration> pause(Reply reply) {
        return reply.header("retry-after")
                .filter(seconds -> seconds.matches("\\d{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private static Visit page(WebAddress address, Reply reply, String type) {
        var charset = CHARSET.matcher(type);
        var page = HtmlPage.of(reply.body(), charset.matches() ? charset.group(1) : null, address.text());
        var said = reply.header("x-robots-tag").orElse("").toLowerCase(Locale.ROOT);
        var links = asks(page, said, "nofollow")
                ? List.<WebAddress>of()
                : page.links().stream()
                        .map(WebAddress::of)
                        .flatMap(Optional::stream)
                        .toList();
        var canonical = WebAddress.of(page.canonical()).filter(own -> !own.equals(address) && own.isOnSiteOf(address));
        if (asks(page, said, "noindex")) {
            return new Visit.Page(List.of(), "asks robots not to keep it", Optional.empty(), links);
        }
        try {
            return new Visit.Page(pieces(page, address), "", canonical, links);
        } catch (Unreadable e) {
            return new Visit.Page(List.of(), e.why(), Optional.empty(), links);
        }
    }

    private static boolean asks(HtmlPage page, String said, String restraint) {
        return said.contains(restraint) || said.matches("(.*[ ,:])?none([ ,].*)?") || page.asksFor(restraint);
    }

    private static List<Piece> pieces(HtmlPage page, WebAddress address) {
        return page.pieces(address.uri().getPath()).stream()
                .map(one -> new Piece(one.key(), one.title(), one.body(), address.text(), one.language()))
                .toList();
    }

    /** Who cannot be asked has not allowed anything; who has no robots.txt has forbidden nothing. */
    public Manners manners(WebAddress site) {
        var at = site.resolve("/robots.txt");
        for (var moves = 0; moves <= MOST_MOVES && at.isPresent() && at.get().isOnSiteOf(site); moves++) {
            var reply = robots(at.get());
            if (reply.reply == null) {
                return new Manners.Unknown(reply.why, reply.lasting);
            }
            var status = reply.reply.status();
            if (status >= 500 || status == 429) {
                return new Manners.Unknown("robots.txt answers " + status, false);
            }
            var to = reply.reply.header("location");
            if (status < 300 || status >= 400 || to.isEmpty()) {
                return new Manners.Known(Robots.of(status == 200 ? new String(reply.reply.body(), UTF_8) : ""));
            }
            at = at.get().resolve(to.get());
        }
        return new Manners.Known(Robots.of(""));
    }

    private record Asked(@Nullable Reply reply, String why, boolean lasting) {}

    private Asked robots(WebAddress at) {
        try {
            return new Asked(get(at, LARGEST_ROBOTS), "", false);
        } catch (OutboundTrouble trouble) {
            var isLasting = trouble.kind() == Kind.NOT_ALLOWED || trouble.kind() == Kind.TOO_LARGE;
            return new Asked(null, "robots.txt: " + trouble.getMessage(), isLasting);
        }
    }
}
