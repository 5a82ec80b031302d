package org.deskbridge.connector;

import java.util.List;

/** What an account really has: the choices for routing and mapping. */
public record Vocabulary(
        List<Choice> groups, List<Choice> brands, List<Choice> teams, List<Choice> users, List<TicketField> fields) {
    /** Something with an id that can be chosen. */
    public record Choice(String id, String name) {}

    /**
     * A custom field of tickets.
     *
     * @param type the vendor's word for it
     * @param options the only values it takes; empty when it takes any
     */
    public record TicketField(String id, String name, String type, boolean required, List<String> options) {}
}
