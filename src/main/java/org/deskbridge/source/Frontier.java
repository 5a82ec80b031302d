package org.deskbridge.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.deskbridge.crawl.Robots;
import org.deskbridge.crawl.Visit;
import org.deskbridge.crawl.WebAddress;
import org.deskbridge.source.PageRow.State;

/** Which addresses of a site are known in this round; each of them once, whichever way leads there. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Frontier {
    private static final int MOST_LISTINGS = 50;
    private static final int LISTING_DEPTH = 3;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Rounds rounds;

    WebAddress start(SourceRow row) {
        return new WebAddress(Objects.requireNonNull(row.address, "a site has an address"));
    }

    void begin(SourceRow row, WebAddress start, Robots robots) {
        add(row, robots, start, start.isListing(), 0, 0);
        if (!start.isListing()) {
            robots.sitemaps().stream()
                    .map(WebAddress::of)
                    .flatMap(Optional::stream)
                    .forEach(listing -> add(row, robots, listing, true, 1, 0));
        }
    }

    /** Listings first, since they say most; then what is nearest to the start. */
    Optional<PageRow> waiting(SourceRow row) {
        return em.createQuery("""
                        select p from PageRow p where p.sourceId = :id and p.round = :round and p.state = :waiting
                        order by p.listing desc, p.depth, p.id""", PageRow.class)
                .setParameter("id", row.id)
                .setParameter("round", row.round)
                .setParameter("waiting", State.WAITING)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    long visited(SourceRow row) {
        return counted(row, "p.state <> org.deskbridge.source.PageRow.State.WAITING and p.listing = false");
    }

    private long counted(SourceRow row, String which) {
        return em.createQuery(
                        "select count(p) from PageRow p where p.sourceId = :id and p.round = :round and " + which,
                        Long.class)
                .setParameter("id", row.id)
                .setParameter("round", row.round)
                .getSingleResult();
    }

    /** Where only a sitemap was asked for, only what it lists is read. */
    void addLinks(SourceRow row, PageRow from, List<WebAddress> links) {
        if (start(row).isListing()) {
            return;
        }
        var robots = robots(row);
        for (var link : links) {
            if (from.depth >= SourceLimits.DEPTH) {
                row.cut = true;
                return;
            }
            if (link.isWorthAVisit()) {
                add(row, robots, link, false, from.depth + 1, 0);
            }
        }
    }

    void addListed(SourceRow row, PageRow from, Visit.Listing listing) {
        var robots = robots(row);
        for (var one : listing.listings()) {
            if (from.depth < LISTING_DEPTH && counted(row, "p.listing = true") < MOST_LISTINGS) {
                add(row, robots, one, true, from.depth + 1, 0);
            } else {
                row.cut = true;
            }
        }
        for (var one : listing.pages()) {
            if (one.isWorthAVisit() && !add(row, robots, one, false, 1, 0)) {
                return;
            }
        }
    }

    private static Robots robots(SourceRow row) {
        return Robots.of(Objects.requireNonNullElse(row.robots, ""));
    }

    /** Why a redirect is not followed; empty when its target waits, or was met already. */
    String follow(SourceRow row, PageRow page, Visit.Moved moved) {
        var to = moved.address();
        if (to.isEmpty()) {
            return "moves to what is no address";
        }
        if (!to.get().isOnSiteOf(start(row))) {
            return "moves to another host, " + to.get().host() + "; add that one to read it";
        }
        if (to.get().text().equals(page.address)) {
            return "moves to itself";
        }
        if (page.hops >= SourceLimits.HOPS) {
            return "moves more than " + SourceLimits.HOPS + " times";
        }
        if (!robots(row).allows(to.get())) {
            return "moves to " + to.get() + ", which robots.txt forbids";
        }
        add(row, robots(row), to.get(), page.listing, page.depth, page.hops + 1);
        return "";
    }

    /** Why a page's words are not kept; empty when they are. */
    String whyNot(SourceRow row, PageRow page, Visit.Page found) {
        if (found.canonical().isPresent()) {
            var own = found.canonical().get();
            add(row, robots(row), own, false, page.depth, 0);
            if (isPromising(row, own)) {
                return "names " + own + " as its own address";
            }
        }
        return twin(row, page).map(twin -> "says the same as " + twin).orElse("");
    }

    /** Two pages that name each other would otherwise both be lost. */
    private boolean isPromising(SourceRow row, WebAddress address) {
        return em.createQuery(
                        "select p.state from PageRow p where p.sourceId = :id and p.round = :round and p.addressHash = :hash",
                        State.class)
                .setParameter("id", row.id)
                .setParameter("round", row.round)
                .setParameter("hash", Hash.of(address.text()))
                .getResultStream()
                .anyMatch(state -> state == State.WAITING || state == State.READ);
    }

    private Optional<String> twin(SourceRow row, PageRow page) {
        return em.createQuery("""
                        select p.address from PageRow p where p.sourceId = :id and p.round = :round and p.state = :read
                        and p.contentHash = :hash and p.id <> :page order by p.id""", String.class)
                .setParameter("id", row.id)
                .setParameter("round", row.round)
                .setParameter("read", State.READ)
                .setParameter("hash", page.contentHash)
                .setParameter("page", page.id)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Returns false when there is no room for more addresses; one that is known in this round stays as it is. */
    private boolean add(SourceRow row, Robots robots, WebAddress address, boolean isListing, int depth, int hops) {
        if (!address.isOnSiteOf(start(row)) || !robots.allows(address)) {
            return true;
        }
        if (counted(row, "p.id is not null")
                >= (long) row.mostPages * SourceLimits.ADDRESSES_PER_PAGE + MOST_LISTINGS) {
            row.cut = true;
            return false;
        }
        var page = rounds.page(row.id, address.text());
        if (page.round < row.round) {
            page.wait(row.round, isListing, depth, hops);
        }
        return true;
    }
}
