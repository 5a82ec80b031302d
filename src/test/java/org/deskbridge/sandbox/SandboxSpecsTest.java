package org.deskbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.Web.basic;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.deskbridge.SettableClock;
import org.deskbridge.sandbox.freshdesk.FreshdeskDesk;
import org.deskbridge.sandbox.gorgias.GorgiasDesk;
import org.deskbridge.sandbox.zendesk.ZendeskDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That requests are held against the vendors' own descriptions, where those are at hand. */
class SandboxSpecsTest {
    private final SandboxServer server = SandboxServer.checked(new SettableClock());
    private final Web gorgias = new Web(server.url("gorgias", "demo"), basic(GorgiasDesk.EMAIL, GorgiasDesk.KEY));
    private final Web zendesk =
            new Web(server.url("zendesk", "demo"), basic(ZendeskDesk.EMAIL + "/token", ZendeskDesk.API_TOKEN));

    private final Web freshdesk = new Web(server.url("freshdesk", "demo"), basic(FreshdeskDesk.KEY, "X"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void what_is_as_described_passes() throws Exception {
        gorgias.send("POST", "/api/tickets", """
                {"external_id":"c-1","priority":"high","tags":[{"name":"chat"}],"messages":[{"channel":"api","via":"api",
                 "from_agent":false,"sender":{"email":"ann@example.com"},"body_text":"Hi","sent_datetime":null}]}""");
        gorgias.get("/api/tickets/?external_id=c-1&trashed=false&order_by=created_datetime:desc");
        gorgias.send("POST", "/api/tickets/1001/messages", """
                {"channel":"internal-note","via":"api","from_agent":true,"public":false,"body_text":"note"}""");
        gorgias.send("PUT", "/api/tickets/1001/", "{\"status\":\"closed\",\"assignee_team\":null}");
        zendesk.send("POST", "/api/v2/tickets.json", """
                {"ticket":{"comment":{"body":"Hi","public":true},"external_id":"c-1","tags":["chat"],
                 "requester":{"name":"Ann","email":"ann@example.com"},"metadata":{"our":"m"},
                 "custom_fields":[{"id":1,"value":"x"}]}}""");
        zendesk.get("/api/v2/tickets/1/comments?page%5Bsize%5D=100&sort=-created_at&include=users");
        zendesk.send("PUT", "/api/v2/tickets/1/tags", "{\"tags\":[\"vip\"]}");
        zendesk.get("/api/v2/incremental/tickets/cursor?start_time=1700000000&per_page=500");
        freshdesk.send("POST", "/api/v2/contacts", "{\"name\":\"Ann\",\"email\":\"ann@example.com\"}");
        freshdesk.send("POST", "/api/v2/tickets", """
                {"email":"ann@example.com","subject":"S","description":"D","source":7,"tags":["chat"],
                 "custom_fields":{"cf_vip":true}}""");
        freshdesk.send("PUT", "/api/v2/tickets/1", "{\"status\":4,\"tags\":[\"chat\",\"vip\"]}");
        freshdesk.send("POST", "/api/v2/tickets/1/notes", "{\"body\":\"N\",\"private\":false,\"incoming\":true}");
        freshdesk.get("/api/v2/tickets?updated_since=2026-01-01T00:00:00Z&order_by=updated_at&order_type=asc&page=1");
        freshdesk.get("/api/v2/tickets?unique_external_id=d-1&include=description&per_page=100");
        freshdesk.get("/api/v2/tickets/1/conversations?page=1&per_page=100");
        freshdesk.get("/api/v2/agents/me");
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void what_is_not_as_described_is_told() throws Exception {
        assumeTrue(VendorSpecs.found().isPresent(), "the vendors' files are not here");
        gorgias.send("POST", "/api/tickets", "{\"messages\":[{\"channel\":\"api\",\"via\":\"api\"}]}");
        gorgias.get("/api/tickets?limit=many");
        gorgias.get("/api/nothing");
        gorgias.send("POST", "/api/customers", "{\"email\":\"ann@example.com\"}");
        zendesk.send("POST", "/api/v2/tickets", "{\"ticket\":{\"comment\":{\"body\":7}}}");
        zendesk.get("/api/v2/users/search?wanted=x");
        freshdesk.send("POST", "/api/v2/tickets/1/notes", "{\"private\":\"no\"}");
        freshdesk.get("/api/v2/tickets?order_by=subject");
        freshdesk.get("/tickets");
        assertThat(server.violations()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(server.violations()).anySatisfy(one -> assertThat(one).contains("from_agent"));
    }
}
