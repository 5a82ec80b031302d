package org.deskbridge.vendor.freshdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.deskbridge.connector.Sorting.Assignee;
import org.deskbridge.connector.Ticketing.Draft;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Ids;
import org.deskbridge.sandbox.kit.Doc;
import org.junit.jupiter.api.Test;

/** How a Freshdesk ticket is opened and found, whose it is and what its fields hold. */
class FreshdeskTicketsTest extends FreshdeskFixture {
    @Test
    void fields_that_stop_a_ticket_are_named() {
        reopened("{\"mandatoryFields\":[\"cf_order_number\"],\"mandatoryForClosure\":[\"cf_contact_reason\"]}");
        var requester = new Requester(Ids.next(), "Ann", "ann@example.com", null);
        var refused = catchThrowableOfType(VendorTrouble.class, () -> open(requester));
        assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
        assertThat(refused).hasMessageContaining("“Order number”: ").hasMessageContaining("missing_field");
        var filled = draft(requester, said(Voice.VISITOR, "Hello"), Map.of("cf_order_number", "4711"));
        var ticket = freshdesk.tickets.open(account, filled);
        assertThat(catchThrowableOfType(
                        VendorTrouble.class, () -> freshdesk.tickets.setStatus(account, ticket, "solved")))
                .hasMessageContaining("“Contact reason”");
        freshdesk.tickets.setFields(account, ticket, Map.of("cf_contact_reason", "Return"));
        freshdesk.tickets.setStatus(account, ticket, "solved");
        assertThat(truth(ticket).getJsonObject("customFields").toString()).contains("4711", "Return");
        assertThat(freshdesk.vocabulary(account).fields())
                .filteredOn(field -> field.id().equals("cf_order_number"))
                .allMatch(field -> field.required())
                .hasSize(1);
    }

    @Test
    void what_a_field_or_a_tag_has_no_room_for_is_cut() {
        var ticket = open();
        var text = "x".repeat(300);
        freshdesk.tickets.setFields(account, ticket, Map.of("cf_order_number", text, "cf_conversation", text));
        var fields = truth(ticket).getJsonObject("customFields");
        assertThat(fields.getString("cf_order_number")).hasSize(255);
        assertThat(fields.getString("cf_conversation")).hasSize(300);
        freshdesk.tickets.tag(account, ticket, List.of(text, "a,b"));
        assertThat(truth(ticket).getJsonArray("tags").toString())
                .contains("\"a b\"", "\"" + text.substring(0, 32) + "\"");
    }

    @Test
    void a_lost_attempt_is_found_by_whatever_the_visitor_is_known_by_then() {
        var visitor = Ids.next();
        var unknown =
                draft(new Requester(visitor, "Anonymous Visitor", null, null), said(Voice.VISITOR, "Hi"), Map.of());
        desk.faults().next("cut-after", "POST /api/v2/tickets");
        assertThat(catchThrowableOfType(VendorTrouble.class, () -> freshdesk.tickets.open(account, unknown))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
        var known = new Draft(
                unknown.key(),
                unknown.subject(),
                unknown.first(),
                List.of(),
                new Requester(visitor, "Ann", "ann@example.com", null),
                List.of(),
                Map.of(),
                null);
        var found = freshdesk.tickets.find(account, known).orElseThrow();
        assertThat(found.written()).containsOnlyKeys(unknown.first().key());
        assertThat(desk.tickets()).hasSize(1);
    }

    @Test
    void somebody_elses_contact_is_left_as_it_is_and_ours_learns() {
        var visitor = Ids.next();
        var first = open(new Requester(visitor, "Anonymous Visitor", null, null));
        assertThat(open(new Requester(visitor, "Anonymous Visitor", null, null)).requester())
                .isEqualTo(first.requester());
        var named = new Requester(visitor, "Ann", null, "+49 30 1");
        assertThat(freshdesk.tickets.setRequester(account, first, named)).isEqualTo(first.requester());
        assertThat(truth(first).getJsonObject("customer").getString("name")).isEqualTo("Ann");
        var ben = open(new Requester(Ids.next(), "Ben", "ben@example.com", null));
        var claims = new Requester(visitor, "Not Ben", "ben@example.com", null);
        assertThat(freshdesk.tickets.setRequester(account, first, claims)).isEqualTo(ben.requester());
        assertThat(truth(first).getJsonObject("customer").getString("name")).isEqualTo("Ben");
    }

    @Test
    void an_address_that_is_none_keeps_nobody_from_being_helped() {
        var ticket = open(new Requester(Ids.next(), "Ann", "ann@localhost", null));
        assertThat(truth(ticket).getJsonObject("customer").getString("name")).isEqualTo("Ann");
    }

    @Test
    void assigning_names_a_group_and_an_agent_or_nobody() {
        var ticket = open();
        var group = freshdesk.vocabulary(account).groups().getFirst().id();
        var agent = "43001000003";
        freshdesk.tickets.assign(account, ticket, new Assignee(group, agent));
        assertThat(Doc.id(truth(ticket), "team")).isEqualTo(group);
        assertThat(freshdesk
                        .reading
                        .read(account, ticket.ticket(), null)
                        .orElseThrow()
                        .assignee())
                .isEqualTo(agent);
        freshdesk.tickets.assign(account, ticket, new Assignee(null, null));
        assertThat(freshdesk
                        .reading
                        .read(account, ticket.ticket(), null)
                        .orElseThrow()
                        .assignee())
                .isNull();
    }
}
