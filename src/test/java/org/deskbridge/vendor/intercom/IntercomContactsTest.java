package org.deskbridge.vendor.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Ids;
import org.junit.jupiter.api.Test;

/** Whom we find in Intercom, and whose a conversation becomes. */
class IntercomContactsTest extends IntercomFixture {
    @Test
    void whoever_is_there_already_is_the_contact_and_keeps_their_name() {
        var first = open("ann@example.com");
        var second = intercom.tickets.open(account, draft(new Requester(Ids.next(), "Annie", "Ann@example.com", null)));
        assertThat(second.requester()).isEqualTo(first.requester());
        assertThat(desk.tickets().getLast().getJsonObject("customer").getString("name"))
                .isEqualTo("Ann");
    }

    @Test
    void whoever_was_archived_is_brought_back() {
        var first = open("ann@example.com");
        account.send(Call.post(
                "/contacts/" + first.requester() + "/archive",
                Json.createObjectBuilder().build()));
        assertThat(open("ann@example.com").requester()).isEqualTo(first.requester());
    }

    @Test
    void an_address_that_is_none_keeps_nobody_from_being_helped() {
        intercom.tickets.open(account, draft(new Requester(Ids.next(), "Ann", "ann at home", null)));
        assertThat(only().getJsonObject("customer").getString("external_id")).startsWith("deskbridge-");
    }

    @Test
    void somebody_new_who_is_not_known_everywhere_yet_is_tried_again_and_nothing_is_doubted() {
        reopened("{\"contactLagMillis\":600000}");
        assertThat(trouble(() -> open("ann@example.com")).kind()).isEqualTo(Kind.CONFLICT);
    }

    @Test
    void our_placeholder_leaves_where_the_visitor_is_somebody_who_is_there() {
        var visitor = Ids.next();
        var ticket = intercom.tickets.open(account, draft(new Requester(visitor, "Anonymous Visitor", null, null)));
        var ann = open("ann@example.com").requester();
        var known = new Requester(visitor, "Ann", "ann@example.com", null);
        assertThat(intercom.tickets.setRequester(account, ticket, known)).isEqualTo(ann);
        assertThat(desk.tickets().getFirst().getJsonObject("customer").getString("id"))
                .isEqualTo(ann);
        assertThat(intercom.tickets.setRequester(account, ticket, known)).isEqualTo(ann);
        var line = line(Voice.VISITOR, "by the old id");
        var id = intercom.tickets.append(account, ticket, line);
        assertThat(intercom.tickets.find(account, ticket, line.key())).contains(id);
    }
}
