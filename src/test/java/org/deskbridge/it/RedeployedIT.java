package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deploying the WAR again into a running server works, the embedding's native library included. */
class RedeployedIT {
    @TempDir
    Path data;

    @Test
    void a_second_deployment_in_the_same_server_answers_by_meaning() {
        try (var server = new Server(
                data,
                "-Ddeskbridge.bootstrap.owner-email=owner@deskbridge.example",
                "-Ddeskbridge.bootstrap.owner-password=owner-password",
                "-Ddeskbridge.bootstrap.api-token=" + Rest.TOKEN)) {
            server.start("/first", "/");
            var rest = new Rest(server.base());
            var workspace = Eventually.some(() -> deployed(rest), java.time.Duration.ofMinutes(5))
                    .getString("id");
            rest.created(
                    "workspaces/" + workspace + "/articles",
                    Rest.object(
                            "title", "Parking", "body", "You may leave your car behind the building at no charge."));
            var verdict = rest.post(
                            "workspaces/" + workspace + "/ask",
                            "{\"question\":\"Where can I put my vehicle for free?\"}")
                    .json();
            assertThat(verdict.getJsonArray("ranked")).hasSize(1);
            assertThat(verdict.getJsonNumber("confidence").doubleValue())
                    .as("no word is shared, so only the embedding can find it")
                    .isGreaterThan(0.3);
        }
    }

    private static java.util.Optional<jakarta.json.JsonObject> deployed(Rest rest) {
        var answer = rest.get("workspaces");
        return answer.status() == 200
                ? java.util.Optional.of(answer.json().getJsonArray("items").getJsonObject(0))
                : java.util.Optional.empty();
    }
}
