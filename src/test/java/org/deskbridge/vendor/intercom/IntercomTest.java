package org.deskbridge.vendor.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.Sorting.Assignee;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.sandbox.intercom.IntercomDesk;
import org.deskbridge.sandbox.kit.Doc;
import org.deskbridge.vendor.ChangeListContract;
import org.deskbridge.vendor.HelpdeskContract;
import org.deskbridge.vendor.HistoryContract;
import org.deskbridge.vendor.PreviewContract;
import org.deskbridge.vendor.SortingContract;
import org.deskbridge.vendor.VendorFixture;
import org.junit.jupiter.api.Test;

/** Intercom's adapter does what every help desk's does, also while calls fail. */
class IntercomTest extends HelpdeskContract
        implements ChangeListContract, HistoryContract, PreviewContract, SortingContract {
    private final Intercom intercom = IntercomFixture.wired();

    @Override
    public VendorFixture self() {
        return this;
    }

    @Override
    protected Helpdesk helpdesk() {
        return intercom;
    }

    @Override
    protected JsonObject credentials(String label) {
        return IntercomFixture.given(label, IntercomDesk.TOKEN);
    }

    @Override
    protected JsonObject wrongCredentials(String label) {
        return IntercomFixture.given(label, IntercomDesk.TOKEN + "x");
    }

    @Override
    protected byte[] webhookAbout(String ticket) {
        return IntercomFixture.notice("conversation.admin.replied", ticket, "notif_" + ticket);
    }

    @Override
    protected Map<String, String> proof(byte[] body, String secret) {
        return IntercomFixture.signed(body, secret);
    }

    @Test
    void a_conversation_has_a_teammate_and_a_team() {
        var ticket = opened();
        intercom.sorting.assign(account, ticket, new Assignee("5017690", "991267002"));
        assertThat(only().getInt("team")).isEqualTo(5_017_690);
        assertThat(only().getInt("assignee")).isEqualTo(991_267_002);
        assertThat(intercom.reading
                        .read(account, ticket.ticket(), null)
                        .orElseThrow()
                        .assignee())
                .isEqualTo("991267002");
        intercom.sorting.assign(account, ticket, new Assignee(null, null));
        assertThat(only().isNull("assignee")).isTrue();
    }

    @Test
    void nothing_is_lost_or_doubled_while_a_third_of_all_calls_fail() {
        reopened("{\"rateLimits\":false}");
        desk.faults()
                .set(Doc.doc(
                        "seed",
                        7,
                        "rate",
                        0.33,
                        "kinds",
                        List.of("500", "503", "cut-before", "cut-after", "truncated")));
        for (var i = 0; i < 10; i++) {
            var draft = draft("ann@example.com");
            var ticket =
                    insisting(() -> intercom.tickets.find(account, draft), () -> intercom.tickets.open(account, draft));
            for (var voice : List.of(Voice.NOTE, Voice.VISITOR, Voice.VISITOR, Voice.ASSISTANT)) {
                var line = line(voice, "ok");
                insisting(
                        () -> intercom.tickets.find(account, ticket, line.key()),
                        () -> intercom.tickets.append(account, ticket, line));
            }
        }
        desk.faults().set(Doc.doc());
        assertThat(desk.tickets()).hasSize(10);
        assertThat(desk.tickets()).allSatisfy(ticket -> {
            assertThat(ticket.getJsonArray("messages")).hasSize(5);
            assertThat(ticket.getJsonArray("tags")).hasSize(2);
            assertThat(ticket.getJsonArray("sentToCustomer")).isEmpty();
        });
    }

    /** As the work is done: looked for where an earlier try may have had its effect, written otherwise. */
    private static <T> T insisting(Supplier<Optional<T>> look, Supplier<T> write) {
        var inDoubt = false;
        for (var tries = 0; tries < 500; tries++) {
            try {
                var found = inDoubt ? look.get() : Optional.<T>empty();
                return found.orElseGet(write);
            } catch (VendorTrouble trouble) {
                inDoubt |= trouble.kind() == Kind.UNKNOWN;
            }
        }
        throw new AssertionError("it never worked");
    }
}
