package org.deskbridge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.deskbridge.TestDatabase;
import org.deskbridge.conversation.Beans;
import org.deskbridge.model.ModelSettings.Change;
import org.deskbridge.outbound.Outbound.Typed;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose model is asked, with whose key, and what of it can be read. */
class ModelSettingsTest {
    private static final TestDatabase DATABASE = TestDatabase.h2();
    private static final Change OWN = new Change(null, "https://ai.example/v1/", "m", "sk-canary", null, null);

    @TempDir
    Path directory;

    private ModelFixture fixture;

    @BeforeEach
    void open() {
        fixture = new ModelFixture(DATABASE, directory);
    }

    @AfterEach
    void close() {
        fixture.close();
        List.of("url", "api-key", "model").forEach(key -> System.clearProperty("deskbridge.assistant.llm." + key));
    }

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    private void operator() {
        System.setProperty("deskbridge.assistant.llm.url", "http://127.0.0.1:1/v1");
        System.setProperty("deskbridge.assistant.llm.api-key", "sk-operator");
        System.setProperty("deskbridge.assistant.llm.model", "theirs");
    }

    private Endpoint endpoint() {
        return Tenant.in(fixture.workspace, () -> fixture.settings.endpoint(fixture.workspace));
    }

    private boolean isOn() {
        return Tenant.in(fixture.workspace, () -> fixture.settings.isOn(fixture.workspace));
    }

    @Test
    void without_any_setting_there_is_no_model_and_the_operator_s_is_the_default() {
        assertThat(isOn()).isFalse();
        operator();
        assertThat(isOn()).isTrue();
        assertThat(endpoint().key()).isEqualTo("sk-operator");
        assertThat(endpoint().typed()).isEqualTo(Typed.BY_OPERATOR);
        fixture.set(new Change(false, null, null, null, null, null));
        assertThat(isOn()).isFalse();
    }

    @Test
    void the_operator_s_key_never_goes_to_an_address_that_a_tenant_typed() {
        operator();
        fixture.set(new Change(null, "https://ai.example/v1", "", null, null, null));
        assertThat(endpoint().key()).isEmpty();
        assertThat(endpoint().typed()).isEqualTo(Typed.BY_TENANT);
        assertThat(isOn()).isFalse();
    }

    @Test
    void the_key_is_sealed_and_shown_to_nobody() {
        var view = fixture.set(OWN);
        assertThat(view.keySet()).isTrue();
        assertThat(view.toString()).doesNotContain("sk-canary");
        assertThat(endpoint().key()).isEqualTo("sk-canary");
        assertThat(endpoint().toString()).doesNotContain("sk-canary");
        DATABASE.tx(() -> {
            var stored = DATABASE.em()
                    .createNativeQuery("select api_key from model_setting where api_key is not null", String.class)
                    .getResultList();
            assertThat(stored.toString()).isNotEqualTo("[]").doesNotContain("sk-canary");
        });
    }

    @Test
    void a_key_does_not_follow_to_another_address() {
        fixture.set(OWN);
        fixture.set(new Change(null, "https://ai.example/v2", null, null, null, null));
        assertThat(endpoint().key()).isEqualTo("sk-canary");
        var sketch = Tenant.in(
                fixture.workspace,
                () -> fixture.settings.sketch(
                        fixture.workspace, new Change(null, "https://evil.example/v1", null, null, null, null)));
        assertThat(sketch.key()).isEmpty();
        assertThat(endpoint().key()).isEqualTo("sk-canary");
        fixture.set(new Change(null, "http://ai.example/v1", null, null, null, null));
        assertThat(endpoint().key()).isEmpty();
    }

    @Test
    void another_workspace_sees_nothing_of_it() {
        fixture.set(OWN);
        var other = Beans.workspace(DATABASE);
        assertThat(Tenant.in(other, () -> fixture.settings.get(other)).url()).isEmpty();
        assertThat(Tenant.in(other, () -> fixture.settings.isOn(other))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://ai.example", "ai.example", "https://user@ai.example/", "https:///x", "file:///etc/passwd"
            })
    void what_is_no_address_is_refused(String url) {
        assertThatThrownBy(() -> fixture.set(new Change(null, url, null, null, null, null)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void an_address_in_our_own_network_is_refused_when_it_is_asked() {
        try (var server = new ChatServer()) {
            server.will(ChatServer.says("ok"));
            fixture.set(new Change(null, server.url(), "m", "k", null, null));
            var none = new Change(null, null, null, null, null, null);
            assertThat(Tenant.in(fixture.workspace, () -> fixture.trial.with(fixture.workspace, none))
                            .cause())
                    .isEqualTo("not-allowed");
            assertThat(server.requests).isEmpty();
            System.setProperty("deskbridge.assistant.llm.url", server.url());
            System.setProperty("deskbridge.assistant.llm.model", "m");
            fixture.set(new Change(null, "", "", null, null, null));
            assertThat(Tenant.in(fixture.workspace, () -> fixture.trial.with(fixture.workspace, none))
                            .ok())
                    .isTrue();
        }
    }

    @Test
    void a_trial_tells_what_is_wrong() {
        try (var server = new ChatServer()) {
            fixture.uses(server);
            var none = new Change(null, null, null, null, null, null);
            server.will(ChatServer.status(401, ""), ChatServer.status(404, "no such model"), server.hangs());
            for (var cause : List.of("unauthorized", "unknown-model", "too-slow")) {
                assertThat(Tenant.in(fixture.workspace, () -> fixture.trial.with(fixture.workspace, none))
                                .cause())
                        .isEqualTo(cause);
            }
            var nobody = new Change(null, "http://127.0.0.1:1/v1", null, null, null, null);
            assertThat(Tenant.in(fixture.workspace, () -> fixture.trial.with(fixture.workspace, nobody))
                            .cause())
                    .isEqualTo("unreachable");
        }
    }
}
