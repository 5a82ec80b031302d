package org.deskbridge.console;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deskbridge.action.ActionView;
import org.deskbridge.action.Argument;
import org.deskbridge.action.ArgumentType;
import org.deskbridge.platform.Json;

/** An action as it stands in the form, in texts; the secret is only ever typed and never shown. */
public class TypedAction implements Serializable {
    private final Map<String, String> texts = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private boolean enabled = true;

    /** One argument, and a value to try it with. */
    public static class Row implements Serializable {
        private final Map<String, String> texts = new HashMap<>(Map.of("type", "text"));
        private boolean required = true;

        public Map<String, String> getTexts() {
            return texts;
        }

        public boolean isRequired() {
            return required;
        }

        public void setRequired(boolean required) {
            this.required = required;
        }

        private static Row of(Argument argument) {
            var row = new Row();
            row.texts.put("name", argument.name());
            row.texts.put("type", argument.type().word());
            row.texts.put("pattern", argument.pattern());
            row.texts.put("choices", String.join(", ", argument.choices()));
            row.texts.put("question", argument.question());
            row.required = argument.required();
            return row;
        }

        private JsonObject json() {
            var json = Json.createObjectBuilder()
                    .add("name", text(texts, "name"))
                    .add("type", text(texts, "type"))
                    .add("pattern", text(texts, "pattern"))
                    .add("question", text(texts, "question"))
                    .add("required", required);
            if (ArgumentType.CHOICE.word().equals(texts.get("type"))) {
                json.add("choices", list(text(texts, "choices"), ","));
            }
            return json.build();
        }
    }

    static TypedAction fresh() {
        var typed = new TypedAction();
        typed.texts.put("method", "GET");
        typed.texts.put("text", "Your order {number} is {status}.");
        typed.texts.put("url", "https://");
        return typed;
    }

    static TypedAction of(ActionView view) {
        var typed = new TypedAction();
        var definition = view.definition();
        typed.texts.putAll(Map.of(
                "id", view.id().toString(),
                "name", definition.name(),
                "description", definition.description(),
                "phrases", String.join("\n", definition.phrases()),
                "method", definition.method(),
                "url", definition.url(),
                "header", definition.header(),
                "body", definition.body()));
        typed.texts.put("unlike", String.join("\n", definition.unlike()));
        typed.texts.put("text", definition.answers().text());
        typed.texts.put("notFound", definition.answers().notFound());
        typed.texts.put("failed", definition.answers().failed());
        typed.enabled = definition.enabled();
        definition.arguments().forEach(argument -> typed.rows.add(Row.of(argument)));
        return typed;
    }

    JsonObject json() {
        var arguments = Json.createArrayBuilder();
        var values = Json.createObjectBuilder();
        for (var row : rows) {
            arguments.add(row.json());
            values.add(text(row.texts, "name"), text(row.texts, "trial"));
        }
        var header = Json.createObjectBuilder().add("name", text(texts, "header"));
        return Json.createObjectBuilder()
                .add("id", text(texts, "id"))
                .add("name", text(texts, "name"))
                .add("description", text(texts, "description"))
                .add("phrases", list(text(texts, "phrases"), "\n"))
                .add("unlike", list(text(texts, "unlike"), "\n"))
                .add("method", text(texts, "method"))
                .add("url", text(texts, "url"))
                .add("body", text(texts, "body"))
                .add("header", header.add("value", text(texts, "secret")))
                .add("response", response())
                .add("arguments", arguments)
                .add("values", values)
                .add("enabled", enabled)
                .build();
    }

    private JsonValue response() {
        return Json.createObjectBuilder()
                .add("text", text(texts, "text"))
                .add("notFound", text(texts, "notFound"))
                .add("failed", text(texts, "failed"))
                .build();
    }

    private static JsonValue list(String text, String between) {
        var list = Json.createArrayBuilder();
        for (var each : text.split(between, -1)) {
            if (!each.isBlank()) {
                list.add(each.strip());
            }
        }
        return list.build();
    }

    private static String text(Map<String, String> texts, String name) {
        var text = texts.get(name);
        return text == null ? "" : text;
    }

    public Map<String, String> getTexts() {
        return texts;
    }

    public List<Row> getRows() {
        return rows;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
