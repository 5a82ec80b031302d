package org.deskbridge.vendor.intercom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Problem;
import org.deskbridge.sandbox.intercom.IntercomDesk;
import org.deskbridge.sandbox.kit.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How we are let into Intercom. */
class IntercomAccountTest extends IntercomFixture {
    private static final String BACK = "http://127.0.0.1:9/back";

    @BeforeEach
    void registered() {
        System.setProperty("deskbridge.intercom.client-id", IntercomDesk.CLIENT_ID);
        System.setProperty("deskbridge.intercom.client-secret", IntercomDesk.CLIENT_SECRET);
    }

    @AfterEach
    void unregistered() {
        for (var key : List.of("client-id", "client-secret", "authorize-url")) {
            System.clearProperty("deskbridge.intercom." + key);
        }
    }

    private String page() {
        return account.address("/oauth");
    }

    private String code() throws Exception {
        System.setProperty("deskbridge.intercom.authorize-url", page());
        var client = HttpClient.newHttpClient();
        var asked = URI.create(intercom.consent.page("s/1", BACK));
        assertThat(client.send(HttpRequest.newBuilder(asked).build(), BodyHandlers.ofString())
                        .body())
                .contains("Allow");
        var form = asked.getRawQuery() + "&answer=allow";
        var sent = client.send(
                HttpRequest.newBuilder(URI.create(page()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        var query = Request.parsed(
                URI.create(sent.headers().firstValue("Location").orElseThrow()).getRawQuery());
        assertThat(query.get("state")).containsExactly("s/1");
        return query.getOrDefault("code", List.of("")).getFirst();
    }

    @Test
    void consent_gives_a_token_and_whose_it_is() throws Exception {
        var code = code();
        var given = intercom.consent.exchange(nobody(), code);
        assertThat(given)
                .containsEntry("appId", label)
                .containsEntry("region", "")
                .containsEntry("adminId", "991267001");
        assertThat(intercom.label(given)).isEqualTo(label);
        assertThat(intercom.signIn(nobody().holding(given))).isEqualTo("Sandbox Admin (Sandbox " + label + ")");
        assertThat(trouble(() -> intercom.consent.exchange(nobody(), code)).kind())
                .isEqualTo(Kind.UNAUTHORIZED);
    }

    @Test
    void a_workspace_of_another_region_lives_at_another_host() throws Exception {
        reopened("{\"region\":\"EU\"}");
        assertThat(intercom.consent.exchange(nobody(), code())).containsEntry("region", ".eu");
        System.clearProperty("deskbridge.intercom.url");
        for (var place : Map.of("US", "https://api.intercom.io", "EU", "https://api.eu.intercom.io")
                .entrySet()) {
            var typed = Json.createObjectBuilder(credentials(label)).add("region", place.getKey());
            assertThat(account(typed.build()).address("/me")).isEqualTo(place.getValue() + "/me");
        }
        assertThat(nobody().address("/me")).isEqualTo("https://api.intercom.io/me");
    }

    @Test
    void an_installation_that_is_not_registered_asks_nobody() {
        assertThat(intercom.consent.isConfigured()).isTrue();
        assertThat(intercom.webhookSecret(Map.of())).contains(IntercomDesk.CLIENT_SECRET);
        assertThat(intercom.consent.page("a b", BACK))
                .isEqualTo("https://app.intercom.com/oauth?client_id=" + IntercomDesk.CLIENT_ID
                        + "&state=a+b&redirect_uri=" + URLEncoder.encode(BACK, UTF_8));
        System.clearProperty("deskbridge.intercom.client-secret");
        assertThat(intercom.consent.isConfigured()).isFalse();
        assertThat(intercom.webhookSecret(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"region,evil.example", "appId,a/b", "adminId,me"})
    void what_is_given_over_rest_names_no_other_host(String field, String value) {
        var typed =
                Json.createObjectBuilder(credentials(label)).add(field, value).build();
        assertThat(catchThrowableOfType(Problem.class, () -> account(typed)).errors())
                .extracting(Problem.FieldError::field)
                .containsExactly(field);
    }

    @Test
    void a_token_of_another_workspace_and_one_that_was_taken_back_are_told_apart() {
        sandbox().open("intercom", "other", "{}");
        var other = account(credentials("other")).holding(Map.of("accessToken", IntercomDesk.TOKEN, "appId", label));
        assertThat(intercom.signIn(other)).contains(label);
        var mistaken = Map.of("accessToken", IntercomDesk.TOKEN, "appId", "elsewhere");
        System.setProperty("deskbridge.intercom.url", sandbox().url("intercom", label));
        assertThat(trouble(() -> intercom.signIn(nobody().holding(mistaken))).kind())
                .isEqualTo(Kind.FORBIDDEN);
        ((IntercomDesk) desk).revoke();
        assertThat(trouble(() -> intercom.signIn(account)).kind()).isEqualTo(Kind.UNAUTHORIZED);
    }

    @Test
    void a_window_that_is_used_up_is_not_knocked_at() {
        reopened("{\"rateLimits\":{\"limit\":50}}");
        for (var i = 0; i < 49; i++) {
            account.send(Call.get("/me"));
        }
        assertThat(trouble(() -> account.send(Call.get("/me"))).kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(desk.calls().tooMany()).isZero();
    }
}
