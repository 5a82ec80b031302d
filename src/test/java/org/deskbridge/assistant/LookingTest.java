package org.deskbridge.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.deskbridge.TestDatabase;
import org.deskbridge.TestInstance;
import org.deskbridge.conversation.Beans;
import org.deskbridge.conversation.Contact;
import org.deskbridge.conversation.Visits;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who is told what a help desk knows. */
class LookingTest {
    private static final String QUESTION = "What is the status of my ticket?";
    private static final Judged UNSURE = new Judged(new Decision.Unsure(0.1), "below-threshold", 0, null, 0);
    private static final TestDatabase DATABASE = TestDatabase.h2();

    private final UUID workspace = Beans.workspace(DATABASE);
    private final Visits visits = Beans.visits(DATABASE);
    private final List<String> asked = new ArrayList<>();
    private final Looking looking = new Looking();

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    LookingTest() {
        looking.transcripts = Beans.transcripts(DATABASE);
        looking.desks = new TestInstance<>(List.of(new EarlierTickets() {
            @Override
            public boolean isAskable(UUID of) {
                return of.equals(workspace);
            }

            @Override
            public List<Known> of(UUID of, String email) {
                asked.add(email);
                var lamp = new Earlier("#12", "Damaged lamp", true, Instant.parse("2026-11-03T10:00:00Z"));
                return List.of(new Known("Gorgias", List.of(lamp)));
            }
        }));
    }

    private UUID verified() {
        return Tenant.in(workspace, () -> {
            var visitor = visits.verified(Ids.next(), "customer-7", new Contact("Ann", "ann@example.com", null));
            visits.begin(visitor, visitor, new Visits.Arrival(null, null, null, null));
            return visitor;
        });
    }

    private UUID unverified() {
        var visitor = Beans.begun(DATABASE, workspace);
        Tenant.in(workspace, () -> visits.introduce(visitor, new Contact("Ann", "ann@example.com", null)));
        return visitor;
    }

    private Decision decided(UUID conversation, String message) {
        return Tenant.in(workspace, () -> looking.instead(UNSURE, workspace, conversation, message))
                .decision();
    }

    @Test
    void somebody_who_is_verified_is_told_and_sees_where_it_was_looked() {
        var looked = (Decision.Looked) decided(verified(), QUESTION);
        assertThat(looked.text()).contains("#12", "Damaged lamp");
        assertThat(looked.tools().getFirst().label()).isEqualTo("Gorgias · 1 earlier ticket");
        assertThat(asked).containsExactly("ann@example.com");
    }

    @Test
    void somebody_who_only_typed_an_address_is_told_nothing_of_what_was_found() {
        var looked = (Decision.Looked) decided(unverified(), QUESTION);
        assertThat(looked.text()).doesNotContain("#12", "lamp");
        assertThat(looked.tools().toString()).doesNotContain("1 earlier");
    }

    @Test
    void nobody_is_asked_about_for_other_questions_or_without_an_address() {
        assertThat(decided(verified(), "How long does delivery take?")).isEqualTo(UNSURE.decision());
        assertThat(decided(Beans.begun(DATABASE, workspace), QUESTION)).isEqualTo(UNSURE.decision());
        assertThat(asked).isEmpty();
    }
}
