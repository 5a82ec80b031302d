package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.deskbridge.sandbox.kit.AgentReply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Past tickets of a desk, brought over a vendor's API into this house. */
class ImportingIT {
    private static final int TICKETS = 7;

    private final Desks desks = Desks.shared();

    /** Tickets of whom the even ones were answered, and the last one is still open. */
    private Desks.Side filled(String vendor, String account) {
        var side = desks.side(vendor, account);
        var url = desks.url(vendor, account);
        for (var i = 0; i < TICKETS; i++) {
            var subject = "Question " + i;
            var text = "My number is 0171 2345678, what about " + i;
            var ticket = Mailbox.to(vendor, url, subject, text, side.desk());
            if (i % 2 == 0) {
                side.desk().reply(ticket, AgentReply.saying("Answer to " + i));
            }
            if (i < TICKETS - 1) {
                side.desk().status(ticket, vendor.equals("zendesk") ? "solved" : "closed");
            }
        }
        return side;
    }

    private JsonObject imported(Desks.Side side, String into) {
        var path = "workspaces/" + side.workspace().getString("id") + "/imports";
        var begun = desks.rest().created(path, Rest.object("connector", side.connector(), "into", into));
        return Eventually.some(() -> Optional.of(
                        desks.rest().get("imports/" + begun.getString("id")).json())
                .filter(now -> now.getString("state").equals("done")));
    }

    private List<JsonObject> items(Desks.Side side, String what) {
        return desks.rest()
                .get("workspaces/" + side.workspace().getString("id") + "/" + what)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gorgias", "zendesk", "freshdesk", "intercom"})
    void what_was_answered_becomes_a_draft_once_and_without_the_customers_number(String vendor) {
        var side = filled(vendor, "import-drafts");
        side.desk().faults().set(Desks.json("{\"retryAfterSeconds\":1}"));
        side.desk().faults().next("429", "GET /api");
        side.desk().faults().next("cut-after", "GET /api");
        var done = imported(side, "drafts");
        assertThat(done.getInt("seen")).isEqualTo(TICKETS);
        assertThat(done.getInt("made")).isEqualTo(4);
        var drafts = items(side, "article-drafts");
        assertThat(drafts).hasSize(4);
        assertThat(drafts.getFirst().getString("body"))
                .contains("what about", "Answer to")
                .doesNotContain("2345678");
        assertThat(imported(side, "drafts").getInt("made")).isZero();
        var draft = "article-drafts/" + drafts.getFirst().getString("id");
        assertThat(desks.rest().post(draft + "/publish", "").status()).isEqualTo(201);
        assertThat(items(side, "articles")).hasSize(1);
        assertThat(desks.rest().post(draft + "/publish", "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gorgias", "zendesk", "freshdesk", "intercom"})
    void tickets_stand_in_the_built_in_desk_as_they_stood_there(String vendor) {
        var side = filled(vendor, "import-desk");
        assertThat(imported(side, "desk").getInt("made")).isEqualTo(TICKETS);
        var tickets = items(side, "tickets");
        assertThat(tickets).hasSize(TICKETS);
        assertThat(tickets.stream().filter(ticket -> ticket.getString("status").equals("solved")))
                .hasSize(TICKETS - 1);
        var first = tickets.stream()
                .filter(ticket -> ticket.getString("subject").equals("Question 0"))
                .findFirst()
                .orElseThrow();
        assertThat(first.get("requester").toString()).contains("ann@example.com");
        var thread = desks.rest()
                .get("conversations/" + first.getString("conversation") + "/messages")
                .text();
        assertThat(thread.indexOf("what about 0")).isPositive().isLessThan(thread.indexOf("Answer to 0"));
        assertThat(imported(side, "desk").getInt("made")).isZero();
        assertThat(side.desk().tickets()).hasSize(TICKETS);
    }
}
