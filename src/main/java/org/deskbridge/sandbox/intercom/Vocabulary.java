package org.deskbridge.sandbox.intercom;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.with;
import static org.deskbridge.sandbox.kit.Doc.without;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;
import org.deskbridge.sandbox.kit.Setting;

/** Who and what there is in a workspace: itself, its admins, teams, attributes and tags. */
final class Vocabulary {
    private static final Shape TAG = new Shape().texts("name").ids("id").required("name");

    private final Store store;
    private final Setting setting;

    Vocabulary(Store store, Setting setting) {
        this.store = store;
        this.setting = setting;
    }

    void routes(Routes routes) {
        routes.on("GET", "/me", call -> Answer.json(200, me()))
                .on("GET", "/admins", call -> admins())
                .on("GET", "/teams", call -> teams())
                .on("GET", "/data_attributes", this::attributes)
                .on("GET", "/tags", call -> Answer.json(200, doc("type", "list", "data", allTags())))
                .on("POST", "/tags", this::tag);
    }

    private JsonObject me() {
        var row = Optional.ofNullable(store.admins.get(Store.ADMIN)).orElseThrow(Failure::unauthorized);
        return with(
                admin(row),
                "email_verified",
                true,
                "app",
                doc(
                        "type",
                        "app",
                        "id_code",
                        setting.label(),
                        "name",
                        "Sandbox " + setting.label(),
                        "region",
                        text(setting.options().json(), "region", "US"),
                        "timezone",
                        "UTC",
                        "created_at",
                        1_734_537_243,
                        "secure",
                        false,
                        "identity_verification",
                        false));
    }

    private static JsonObject admin(JsonObject row) {
        return doc(
                "type",
                "admin",
                "id",
                Store.text(row, "id"),
                "name",
                text(row, "name"),
                "email",
                text(row, "email"),
                "away_mode_enabled",
                false,
                "away_mode_reassign",
                false,
                "has_inbox_seat",
                true,
                "team_ids",
                list(List.of()));
    }

    private Answer admins() {
        var all = store.admins.all().stream().map(Vocabulary::admin).toList();
        return Answer.json(200, doc("type", "admin.list", "admins", list(all)));
    }

    private Answer teams() {
        var all = store.teams.all().stream()
                .map(row -> with(row, "type", "team", "id", Store.text(row, "id")))
                .toList();
        return Answer.json(200, doc("type", "team.list", "teams", list(all)));
    }

    private Answer attributes(Call call) {
        var model = call.request().query("model").orElse("conversation");
        if (!List.of("contact", "company", "conversation").contains(model)) {
            throw Failure.invalid("model is invalid");
        }
        var rows = model.equals("conversation")
                ? store.attributes.all().stream().map(Vocabulary::attribute).toList()
                : List.of();
        return Answer.json(200, doc("type", "list", "data", list(rows)));
    }

    private static JsonObject attribute(JsonObject row) {
        var described = doc(
                "type", "data_attribute",
                "model", "conversation",
                "full_name", text(row, "name"),
                "label", text(row, "name"),
                "api_writable", true,
                "ui_writable", true,
                "messenger_writable", false,
                "custom", true,
                "archived", false);
        var shown = merged(described, row);
        return array(row, "options").isEmpty() ? without(shown, List.of("options")) : shown;
    }

    private List<JsonObject> allTags() {
        return store.tags.all().stream().map(Vocabulary::shown).toList();
    }

    private static JsonObject shown(JsonObject row) {
        return doc("type", "tag", "id", Store.text(row, "id"), "name", text(row, "name"));
    }

    /** There is one tag of a name, however it is written. */
    private Answer tag(Call call) {
        var body = TAG.of(call.request());
        var name = text(body, "name", "").strip();
        if (name.isEmpty() || body.containsKey("id")) {
            throw Failure.invalid("invalid tag parameters");
        }
        var known = store.tags.all().stream()
                .filter(row -> name.equalsIgnoreCase(text(row, "name")))
                .findFirst();
        var row = known.orElseGet(() -> store.tags.put(doc("id", store.tags.next(), "name", name)));
        return Answer.json(200, shown(row));
    }

    /** The attribute of this name that conversations have. */
    Optional<JsonObject> attribute(String name) {
        return store.attributes.all().stream()
                .filter(row -> name.equals(text(row, "name")))
                .findFirst();
    }

    /** Whoever is named as the one who acts. */
    long admin(JsonObject body, String field) {
        var id = org.deskbridge.sandbox.kit.Doc.id(body, field);
        var row = id.matches("[0-9]{1,18}") ? store.admins.get(Long.parseLong(id)) : null;
        if (row == null) {
            throw Failure.of(404, "admin_not_found", "Admin for " + field + " not found");
        }
        return number(row, "id");
    }
}
