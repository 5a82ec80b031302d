package org.deskbridge.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.deskbridge.reading.Pdfs;
import org.deskbridge.reading.Zips;
import org.junit.jupiter.api.Test;

/** Files and sites sent to the server: read in the background, or refused with a reason. */
interface SourcesOverRest extends Outside {
    private Rest.Answer sent(JsonObject workspace, String name, byte[] content, String query) {
        var to = base().resolve("api/v1/workspaces/" + workspace.getString("id") + "/sources/files" + query);
        return Rest.send(Files.form(to, "file", name, content)
                .header("Authorization", "Bearer " + Rest.TOKEN)
                .build());
    }

    private JsonObject ended(Rest.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var path = "sources/" + answer.json().getString("id");
        return Eventually.some(() -> Optional.of(rest().get(path).json())
                .filter(source -> source.getString("state").matches("done|failed")));
    }

    @Test
    default void a_sent_file_answers_and_when_it_is_removed_it_does_not_any_more() {
        var workspace = workspace();
        var table =
                "question;answer\nHow many days may I keep a rented kayak?;You may keep a rented kayak for nine days.\n";
        var source = ended(sent(workspace, "faq.csv", table.getBytes(UTF_8), "?language=en"));
        assertThat(source.getString("state")).isEqualTo("done");
        assertThat(source.getInt("articles")).isEqualTo(1);
        var ask = "workspaces/" + workspace.getString("id") + "/ask";
        var question = Rest.object("question", "How many days may I keep a rented kayak?")
                .toString();
        assertThat(rest().post(ask, question).json().getString("text")).contains("nine days");
        var path = "sources/" + source.getString("id");
        assertThat(rest().send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(rest().get(path).status()).isEqualTo(404);
        Eventually.some(() -> Optional.of(rest().post(ask, question).json().getBoolean("answered"))
                .filter(answered -> !answered));
    }

    @Test
    default void bombs_slips_and_lies_are_refused_with_a_reason_and_harm_nothing() {
        var workspace = workspace();
        var slip = ended(sent(workspace, "a.zip", Zips.of("../../evil.md", "# Evil\n\nWords."), ""));
        assertThat(slip.getString("message")).contains("names a path outside of itself");
        var bomb = ended(sent(workspace, "b.zip", Zips.bomb(1, 200), ""));
        assertThat(bomb.getString("message")).contains("more than 100 times its size");
        var pdf = ended(sent(workspace, "c.pdf", Pdfs.bomb(300, "/FlateDecode", false), ""));
        assertThat(pdf.getString("message")).contains("unpacks to far more");
        var lie = ended(sent(workspace, "d.pdf", "Hello".getBytes(UTF_8), ""));
        assertThat(lie.getString("message")).contains("is no PDF");
        assertThat(rest().get("workspaces/" + workspace.getString("id") + "/articles")
                        .json()
                        .getJsonArray("items"))
                .isEmpty();
    }

    @Test
    default void what_cannot_be_a_source_is_refused_by_its_field() {
        var workspace = workspace();
        assertThat(sent(workspace, "a.docx", new byte[] {1}, "").status()).isEqualTo(415);
        assertThat(sent(workspace, "a.md", new byte[0], "").text()).contains("\"field\":\"file\"");
        assertThat(sent(workspace, "a.md", new byte[] {65}, "?language=klingon_tlh")
                        .text())
                .contains("\"field\":\"language\"");
        var path = "workspaces/" + workspace.getString("id") + "/sources";
        for (var address : new String[] {"ftp://a.example/", "http://user@a.example/", "nonsense", "http://[::1/"}) {
            var answer = rest().post(path, Rest.object("address", address).toString());
            assertThat(answer.status()).as(address).isEqualTo(400);
            assertThat(answer.text()).as(address).contains("\"field\":\"address\"");
        }
        assertThat(rest().post(path, "{\"address\":\"https://a.example/\",\"every\":\"hourly\",\"pages\":0}")
                        .text())
                .contains("\"field\":\"every\"", "\"field\":\"pages\"");
    }

    @Test
    default void a_site_inside_of_the_servers_own_network_is_not_visited() {
        var workspace = workspace();
        var path = "workspaces/" + workspace.getString("id") + "/sources";
        for (var address : new String[] {"http://127.0.0.1:8080/", "http://2130706433/", "http://[::ffff:10.0.0.1]/"}) {
            var answer = rest().post(path, Rest.object("address", address).toString());
            var said = answer.status() == 201 ? ended(answer).getString("message") : answer.text();
            assertThat(said).as(address).contains("is not a public address");
        }
    }
}
