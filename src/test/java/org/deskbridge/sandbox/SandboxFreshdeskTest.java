package org.deskbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.Web.basic;
import static org.deskbridge.sandbox.Web.json;
import static org.deskbridge.sandbox.Web.value;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.deskbridge.sandbox.freshdesk.FreshdeskDesk;
import org.junit.jupiter.api.Test;

/** Freshdesk's rules for tickets, over HTTP. */
class SandboxFreshdeskTest extends FreshdeskFixture {
    @Test
    void only_a_key_is_let_in_and_a_key_that_may_only_look_writes_nothing() throws Exception {
        assertThat(json(web.get("/api/v2/agents/me")).getJsonObject("contact").getString("name"))
                .isEqualTo("Sandbox Admin");
        assertThat(new Web(server.url("freshdesk", "demo"), basic(FreshdeskDesk.KEY, "anything"))
                        .get("/api/v2/agents/me")
                        .statusCode())
                .isEqualTo(200);
        var wrong = web("wrong").get("/api/v2/agents/me");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(json(wrong).getString("code")).isEqualTo("invalid_credentials");
        var limited = web(FreshdeskDesk.LIMITED_KEY);
        assertThat(limited.get("/api/v2/tickets").statusCode()).isEqualTo(200);
        assertThat(limited.send("POST", "/api/v2/tickets", body("")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_ticket_needs_what_the_form_demands_and_takes_nothing_that_is_not_described() throws Exception {
        assertThat(errors(web.send("POST", "/api/v2/tickets", "{\"email\":\"ann@example.com\"}")))
                .containsExactlyInAnyOrder("subject missing_field", "description missing_field");
        assertThat(errors(web.send("POST", "/api/v2/tickets", "{\"subject\":\"x\",\"description\":\"y\"}")))
                .containsExactly("requester_id missing_field");
        assertThat(errors(web.send("POST", "/api/v2/tickets", body(",\"external_id\":\"c\",\"group_id\":\"1\""))))
                .containsExactlyInAnyOrder("external_id invalid_field", "group_id datatype_mismatch");
        assertThat(errors(web.send("POST", "/api/v2/tickets", body(",\"group_id\":1,\"custom_fields\":{\"cf_no\":1}"))))
                .containsExactlyInAnyOrder("cf_no invalid_field", "group_id invalid_value");
        assertThat(errors(web.send(
                        "POST", "/api/v2/tickets", body(",\"tags\":[\"deskbridge-0190a1b2c3d4e5f60718293a4b\"]"))))
                .containsExactly("tags invalid_value");
        assertThat(errors(web.send("POST", "/api/v2/tickets", body("").replace("\"source\":7", "\"source\":77"))))
                .containsExactly("source invalid_value");
        assertThat(server.freshdesk("demo").tickets()).isEmpty();
    }

    @Test
    void a_field_that_an_admin_made_mandatory_stops_a_ticket() throws Exception {
        server.open(
                "freshdesk",
                "demo",
                "{\"mandatoryFields\":[\"cf_order_number\"],\"mandatoryForClosure\":[\"cf_contact_reason\"]}");
        assertThat(errors(web.send("POST", "/api/v2/tickets", body(""))))
                .containsExactly("cf_order_number missing_field");
        var order = ",\"custom_fields\":{\"cf_order_number\":\"4711\",\"cf_contact_reason\":null}";
        var id = id(made(web.send("POST", "/api/v2/tickets", body(order))));
        assertThat(errors(web.send("PUT", "/api/v2/tickets/" + id, "{\"status\":5}")))
                .containsExactly("cf_contact_reason missing_field");
        assertThat(errors(web.send(
                        "PUT", "/api/v2/tickets/" + id, "{\"custom_fields\":{\"cf_contact_reason\":\"Weather\"}}")))
                .containsExactly("cf_contact_reason invalid_value");
        var closed = web.send(
                "PUT", "/api/v2/tickets/" + id, "{\"status\":5,\"custom_fields\":{\"cf_contact_reason\":\"Return\"}}");
        assertThat(json(closed).getJsonObject("custom_fields").getString("cf_order_number"))
                .isEqualTo("4711");
        var fields = value(web.get("/api/v2/ticket_fields")).asJsonArray().getValuesAs(JsonObject.class);
        assertThat(fields)
                .filteredOn(field -> field.getString("name").equals("cf_order_number"))
                .allMatch(field -> field.getBoolean("required_for_agents"))
                .hasSize(1);
    }

    @Test
    void nothing_changes_a_ticket_that_is_deleted_or_spam() throws Exception {
        var id = id(ticket());
        for (var state : List.of("spam", "deleted")) {
            server.freshdesk("demo").status(id, state);
            assertThat(web.send("PUT", "/api/v2/tickets/" + id, "{\"status\":2}")
                            .statusCode())
                    .isEqualTo(405);
            assertThat(web.send("POST", "/api/v2/tickets/" + id + "/notes", "{\"body\":\"x\"}")
                            .statusCode())
                    .isEqualTo(405);
            assertThat(value(web.get("/api/v2/tickets")).asJsonArray()).isEmpty();
            assertThat(value(web.get("/api/v2/tickets?filter=" + state)).asJsonArray())
                    .hasSize(1);
            server.freshdesk("demo").status(id, "open");
        }
        assertThat(web.send(web.request("/api/v2/tickets/" + id).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(json(web.get("/api/v2/tickets/" + id)).getBoolean("deleted")).isTrue();
    }

    @Test
    void statuses_beyond_the_vendors_own_are_an_admins_and_mail_from_the_customer_opens_again() throws Exception {
        var id = id(ticket());
        server.freshdesk("demo").status(id, "waiting on customer");
        assertThat(json(web.get("/api/v2/tickets/" + id)).getInt("status")).isEqualTo(6);
        web.send("PUT", "/api/v2/tickets/" + id, "{\"status\":4}");
        server.freshdesk("demo").said(id, "Not yet");
        assertThat(json(web.get("/api/v2/tickets/" + id)).getInt("status")).isEqualTo(2);
        var said = value(web.get("/api/v2/tickets/" + id + "/conversations"))
                .asJsonArray()
                .getJsonObject(0);
        assertThat(said.getBoolean("incoming")).isTrue();
        assertThat(said.getInt("source")).isZero();
    }

    @Test
    void tags_are_replaced_and_custom_fields_are_merged() throws Exception {
        var id = id(made(web.send(
                "POST", "/api/v2/tickets", body(",\"tags\":[\"one\"],\"custom_fields\":{\"cf_order_number\":\"1\"}"))));
        var changed = json(web.send(
                "PUT",
                "/api/v2/tickets/" + id,
                "{\"tags\":[\"two\"],\"custom_fields\":{\"cf_vip\":true,\"cf_items\":3}}"));
        assertThat(changed.getJsonArray("tags").toString()).isEqualTo("[\"two\"]");
        assertThat(changed.getJsonObject("custom_fields").toString())
                .contains("\"cf_order_number\":\"1\"", "\"cf_vip\":true", "\"cf_items\":3");
    }

    @Test
    void lists_show_thirty_days_and_what_changed_since_a_time() throws Exception {
        var old = id(ticket());
        clock.pass(Duration.ofDays(31));
        var young = id(ticket());
        assertThat(ids(web.get("/api/v2/tickets"))).containsExactly(young);
        var since = "updated_since=2026-03-01T00:00:00Z&order_by=updated_at&order_type=asc";
        assertThat(ids(web.get("/api/v2/tickets?" + since))).containsExactly(old, young);
        clock.pass(Duration.ofMinutes(1));
        note(old, "{\"body\":\"x\"}");
        assertThat(ids(web.get("/api/v2/tickets?" + since))).containsExactly(young, old);
        assertThat(ids(web.get("/api/v2/tickets?updated_since=2026-04-01T10:01:00Z&email=ann%40example.com")))
                .containsExactly(old);
        assertThat(errors(web.get("/api/v2/tickets?email=nobody%40example.com")))
                .containsExactly("email invalid_value");
        var line = value(web.get("/api/v2/tickets")).asJsonArray().getJsonObject(0);
        assertThat(line).doesNotContainKeys("description", "tags");
        var described = value(web.get("/api/v2/tickets?include=description")).asJsonArray();
        assertThat(described.getJsonObject(0).getString("description")).isEqualTo("<div>Where is <b>it</b>?</div>");
    }

    private static List<String> ids(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var ids = new ArrayList<String>();
        value(answer).asJsonArray().forEach(row -> ids.add(id(row.asJsonObject())));
        return ids;
    }

    @Test
    void the_search_lags_and_knows_no_people() throws Exception {
        server.open("freshdesk", "demo", "{\"searchLagMillis\":120000}");
        made(web.send("POST", "/api/v2/tickets", body(",\"tags\":[\"chat\"]")));
        var path = "/api/v2/search/tickets?query=%22tag:chat%20AND%20status:2%22";
        assertThat(json(web.get(path)).getInt("total")).isZero();
        clock.pass(Duration.ofMinutes(2));
        assertThat(json(web.get(path)).getInt("total")).isEqualTo(1);
        assertThat(errors(web.get("/api/v2/search/tickets?query=%22email:'ann@example.com'%22")))
                .containsExactly("query invalid_value");
        assertThat(errors(web.get("/api/v2/search/tickets?query=tag:chat"))).containsExactly("query invalid_value");
    }
}
