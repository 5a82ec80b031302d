package org.deskbridge.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Objects;
import org.deskbridge.connector.Call;
import org.junit.jupiter.api.Test;

/** What a vendor does whose adapter can tell beforehand what it would send. */
public interface PreviewContract {
    VendorFixture self();

    @Test
    default void what_is_shown_beforehand_asks_for_nothing_and_opens_the_ticket_when_it_is_sent() {
        var ticketing = self().helpdesk().ticketing();
        var before = ticketing.open(self().account, VendorFixture.draft("ann@example.com"));
        var requester = Objects.requireNonNull(before.requester());
        var draft = VendorFixture.draft("ann@example.com");
        var asked = self().desk.calls().total();
        var shown = ticketing.preview(self().account, draft).stream()
                .filter(one -> one.body().toString().contains("(the "))
                .findFirst()
                .orElseThrow();
        assertThat(self().desk.calls().total()).isEqualTo(asked);
        assertThat(shown.request()).startsWith("POST /");
        var body = shown.body().toString();
        assertThat(body).doesNotContain("secret", "-key");
        self().account.send(Call.post(shown.request().substring(5), withRequester(body, requester)));
        assertThat(ticketing.find(self().account, draft)).isPresent();
    }

    private static JsonObject withRequester(String body, String requester) {
        var id = requester.matches("[0-9]+") ? requester : "\"" + requester + "\"";
        try (var reader = Json.createReader(new StringReader(body.replaceAll("\"\\(the [^\"]*\\)\"", id)))) {
            return reader.readObject();
        }
    }
}
