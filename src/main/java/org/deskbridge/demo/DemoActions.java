package org.deskbridge.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.deskbridge.action.Actions;
import org.deskbridge.outbound.Outbound;
import org.deskbridge.outbound.Target;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Json;
import org.deskbridge.platform.Tenant;
import org.deskbridge.workspace.Bootstrap;
import org.deskbridge.workspace.WorkspaceView;
import org.deskbridge.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/** The invented shop's one action, which asks this very server; its own host and port, and no other, are open for that. */
@ApplicationScoped
class DemoActions implements Outbound.Neighbour {
    private static final String PATH = "/demo/orders/{number}";

    @Inject
    Actions actions;

    @Inject
    Workspaces workspaces;

    private volatile @Nullable URI place;

    @Override
    public boolean isAt(String host, int port) {
        var own = place;
        return own != null && own.getHost().equalsIgnoreCase(host) && port(own) == port;
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    }

    /** Where this server is, as soon as it is known. An action that was deleted is not made again; one from elsewhere moves along. */
    synchronized void at(String base) {
        var own = Target.of(base);
        if (!own.equals(place)) {
            place = own;
            workspaces
                    .withWidgetKey(Bootstrap.DEMO_KEY)
                    .map(WorkspaceView::id)
                    .ifPresent(workspace -> Tenant.in(workspace, () -> stock(base, Target.host(own))));
        }
    }

    private void stock(String base, String host) {
        var hosts = actions.hosts();
        var url = base + PATH;
        if (hosts.isEmpty()) {
            actions.allow(List.of(host));
            actions.create(new Fields(orderStatus(url)));
            return;
        }
        for (var action : actions.list()) {
            var before = action.definition().url();
            if (before.endsWith(PATH) && !before.equals(url)) {
                actions.allow(List.of(host));
                actions.change(
                        action.id(),
                        new Fields(Json.createObjectBuilder(action.json())
                                .add("url", url)
                                .build()));
            }
        }
    }

    static JsonObject orderStatus(String url) {
        var phrases = List.of(
                "Where is my order?",
                "Where is order 1043?",
                "What is the status of my order 1043?",
                "Has my order 1043 been sent yet?",
                "When will my order 1043 arrive?",
                "Can you check order 1043 for me?",
                "I am still waiting for order 1043",
                "order status 1043");
        var unlike = List.of(
                "Cancel my order 1043",
                "Send my order 1043 back for a refund",
                "Change something in order 1043",
                "The parcel of order 1043 was broken or wrong",
                "A bill for order 1043",
                "I paid for order 1043 and the payment is wrong",
                "Put another item into order 1043");
        var number = Json.createObjectBuilder()
                .add("name", "number")
                .add("type", "integer")
                .add("pattern", "\\d{4}")
                .add(
                        "question",
                        "What is the number of your order? It has four digits and stands in your confirmation e-mail.");
        var answers = Json.createObjectBuilder()
                .add("text", "Your order {number} is {status}. {note}")
                .add("notFound", "I find no order with this number. Please look it up in your confirmation e-mail.")
                .add("failed", "I cannot look up orders just now. Please try again in a few minutes.");
        return Json.createObjectBuilder()
                .add("name", "Order status")
                .add("description", "Use it when a visitor wants to know how an order of theirs stands.")
                .add("phrases", Json.createArrayBuilder(phrases))
                .add("unlike", Json.createArrayBuilder(unlike))
                .add("method", "GET")
                .add("url", url)
                .add("arguments", Json.createArrayBuilder().add(number))
                .add("response", answers)
                .build();
    }
}
