package org.deskbridge.sync;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.platform.Tenant;
import org.deskbridge.platform.Together;

/** Which of the tickets that vendors tell us of are ours, asked once for all that come at the same moment. */
@ApplicationScoped
class Lookup {
    @Inject
    Links links;

    private final Together<Ticket, List<Link>> looking = new Together<>(
            this::ours, ticket -> ours(List.of(ticket)).getFirst().orElseThrow());

    /** A ticket as its vendor names it. */
    private record Ticket(UUID connector, String id) {
        static Ticket of(Link link) {
            return new Ticket(link.connector(), Objects.requireNonNull(link.externalId()));
        }
    }

    /** Read after this was called, in whatever workspace; empty for a ticket that is not ours. */
    List<Link> of(UUID connector, String ticket) {
        return looking.join(new Ticket(connector, ticket));
    }

    private List<Optional<List<Link>>> ours(List<Ticket> tickets) {
        var found =
                tickets.stream()
                        .collect(groupingBy(Ticket::connector, mapping(Ticket::id, toSet())))
                        .entrySet()
                        .stream()
                        .flatMap(one ->
                                Tenant.everywhere(() -> links.withTickets(one.getKey(), one.getValue())).stream())
                        .collect(groupingBy(Ticket::of));
        return tickets.stream()
                .map(ticket -> Optional.of(found.getOrDefault(ticket, List.of())))
                .toList();
    }
}
