package org.deskbridge.sandbox.gorgias;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.plain;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.value;
import static org.deskbridge.sandbox.kit.Doc.with;
import static org.deskbridge.sandbox.kit.Doc.without;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Courier;
import org.deskbridge.sandbox.kit.Courier.Parcel;
import org.deskbridge.sandbox.kit.Courier.Result;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;
import org.deskbridge.sandbox.kit.Template;

/** HTTP integrations, which are Gorgias' webhooks: bodies from a template, switched off after 100 failures in a row. */
final class Integrations {
    static final int FAILURES = 100;

    private static final Lists.Kind KIND = new Lists.Kind(
            Set.of("type", "page", "per_page"), List.of("created_datetime:desc", "created_datetime:asc"));
    private static final Courier.Policy POLICY = new Courier.Policy() {
        @Override
        public Duration timeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Optional<Duration> pause(int attempt, Result result) {
            return attempt > 3 ? Optional.empty() : Optional.of(Duration.ofSeconds(5L << attempt));
        }
    };

    private final Store store;
    private final GorgiasDesk desk;

    Integrations(Store store, GorgiasDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    void routes(Routes routes) {
        routes.on("GET", "/api/integrations", call -> page(admin(call)))
                .on("POST", "/api/integrations", call -> create(admin(call)))
                .on("GET", "/api/integrations/{id}", call -> Answer.json(200, shown(row(admin(call)))))
                .on("PUT", "/api/integrations/{id}", call -> change(admin(call)))
                .on("DELETE", "/api/integrations/{id}", call -> delete(admin(call)));
    }

    private static Call admin(Call call) {
        if (!"admin".equals(text(object(call.caller(), "role"), "name"))) {
            throw Failure.of(403, "You do not have the permission to do this.");
        }
        return call;
    }

    private JsonObject row(Call call) {
        return Optional.ofNullable(store.integrations.get(call.id("id"))).orElseThrow(Failure::missing);
    }

    private static JsonObject shown(JsonObject row) {
        return with(without(row, Set.of("failures")), "http", without(object(row, "http"), Set.of("hmac_secret")));
    }

    private Answer page(Call call) {
        var rows = store.integrations.all().stream()
                .filter(row -> call.request().query("type").orElse("http").equals("http"))
                .toList();
        return Lists.page(call.request(), KIND, rows, Integrations::shown);
    }

    private Answer create(Call call) {
        var body = Failure.body(call.request(), Shapes.INTEGRATION);
        if (!has(body, "http")) {
            throw Failure.field("http", "Missing data for required field.");
        }
        checkUrl(body);
        var id = store.integrations.next();
        var row = doc(
                "id",
                id,
                "description",
                null,
                "deactivated_datetime",
                null,
                "created_datetime",
                store.now(),
                "updated_datetime",
                store.now(),
                "user",
                doc("id", number(call.caller(), "id")),
                "application_id",
                null,
                "failures",
                0,
                "uri",
                "/api/integrations/" + id + "/");
        return Answer.json(201, shown(store.integrations.put(merged(row, body))));
    }

    private static void checkUrl(JsonObject body) {
        var url = text(object(body, "http"), "url", "https://x.example");
        if (!url.matches("https?://[^\\s/]+.*")) {
            throw Failure.field("url", "Not a valid URL.");
        }
    }

    private Answer change(Call call) {
        var row = row(call);
        var body = Failure.body(call.request(), Shapes.INTEGRATION_CHANGE);
        checkUrl(body);
        var http = merged(object(row, "http"), object(body, "http"));
        var failures = has(merged(row, body), "deactivated_datetime") ? number(row, "failures") : 0;
        var changed = with(merged(row, body), "http", http, "failures", failures, "updated_datetime", store.now());
        return Answer.json(202, shown(store.integrations.put(changed)));
    }

    private Answer delete(Call call) {
        store.integrations.remove(number(row(call), "id"));
        return Answer.empty(204);
    }

    void fire(String trigger, JsonObject ticket, JsonObject message, JsonObject event) {
        for (var row : store.integrations.all()) {
            if (!has(row, "deactivated_datetime") && truth(object(object(row, "http"), "triggers"), trigger)) {
                var context = doc(
                        "ticket",
                        new TicketView(store).forTemplate(ticket),
                        "message",
                        message,
                        "event",
                        event,
                        "account",
                        doc("domain", desk.setting().label()));
                desk.courier().send(parcel(row, context), (parcel, result) -> ended(number(row, "id"), result));
            }
        }
    }

    private static Parcel parcel(JsonObject row, JsonObject context) {
        var http = object(row, "http");
        var type = text(http, "request_content_type", "application/json");
        var form = rendered(http.getOrDefault("form", JsonValue.NULL), context);
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", type);
        object(http, "headers").forEach((name, header) -> headers.put(name, inText(plain(header), context)));
        return new Parcel(
                "integration " + number(row, "id"),
                text(http, "method", "POST"),
                URI.create(text(http, "url", "")),
                body(type, form),
                () -> Map.copyOf(headers),
                POLICY);
    }

    private static String body(String type, JsonValue form) {
        if (JsonValue.NULL.equals(form)) {
            return "";
        }
        if (type.equals("application/json") || !(form instanceof JsonObject pairs)) {
            return form.toString();
        }
        return pairs.entrySet().stream()
                .map(pair -> URLEncoder.encode(pair.getKey(), UTF_8) + "="
                        + URLEncoder.encode(plain(pair.getValue()), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Only as the whole form does {@code {{context}}} give everything; scalars arrive as Python writes them. */
    private static JsonValue rendered(JsonValue form, JsonObject context) {
        if (form instanceof JsonString text && text.getString().strip().equals("{{context}}")) {
            return context;
        }
        return nested(form, context);
    }

    private static JsonValue nested(JsonValue form, JsonObject context) {
        return switch (form) {
            case JsonObject object -> {
                var rendered = new LinkedHashMap<String, JsonValue>();
                object.forEach((name, field) -> rendered.put(name, nested(field, context)));
                yield value(rendered);
            }
            case JsonArray array ->
                list(List.copyOf(array).stream()
                        .map(item -> nested(item, context))
                        .toList());
            case JsonString text -> value(inText(text.getString(), context));
            default -> form;
        };
    }

    private static String inText(String text, JsonObject context) {
        return Template.rendered(text, context, shown -> switch (shown.getValueType()) {
            case TRUE -> "True";
            case FALSE -> "False";
            case NULL -> "None";
            default -> plain(shown);
        });
    }

    private void ended(long id, Result result) {
        desk.exclusively(() -> {
            var row = store.integrations.get(id);
            if (row != null) {
                var failures = result.good() ? 0 : number(row, "failures") + 1;
                store.integrations.put(with(
                        row,
                        "failures",
                        failures,
                        "deactivated_datetime",
                        failures >= FAILURES ? store.now() : row.getOrDefault("deactivated_datetime", JsonValue.NULL)));
            }
        });
    }
}
