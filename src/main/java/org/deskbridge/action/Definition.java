package org.deskbridge.action;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deskbridge.platform.Json;

/**
 * An action as an admin defines it, without the secret that goes along.
 *
 * @param description when to use it, for a language model and for people
 * @param phrases how visitors ask for it
 * @param unlike what visitors say in nearly the same words and mean otherwise
 * @param header name of the header that carries the secret; empty for none
 * @param body a JSON object for a POST; empty for none
 */
public record Definition(
        String name,
        String description,
        List<String> phrases,
        List<String> unlike,
        String method,
        String url,
        List<Argument> arguments,
        String header,
        String body,
        Answers answers,
        boolean enabled) {

    /** What the visitor is told: the template for an answer, and the texts for none and for a failure. */
    public record Answers(String text, String notFound, String failed) {}

    public Definition {
        phrases = List.copyOf(phrases);
        unlike = List.copyOf(unlike);
        arguments = List.copyOf(arguments);
    }

    static Definition from(JsonObject json) {
        var response = json.getJsonObject("response");
        return new Definition(
                json.getString("name"),
                json.getString("description"),
                json.getJsonArray("phrases").getValuesAs(JsonString::getString),
                json.getJsonArray("unlike").getValuesAs(JsonString::getString),
                json.getString("method"),
                json.getString("url"),
                json.getJsonArray("arguments").getValuesAs(JsonObject.class).stream()
                        .map(Argument::from)
                        .toList(),
                json.getString("header"),
                json.getString("body"),
                new Answers(response.getString("text"), response.getString("notFound"), response.getString("failed")),
                json.getBoolean("enabled"));
    }

    JsonObject json() {
        var all = Json.createArrayBuilder();
        arguments.forEach(argument -> all.add(argument.json()));
        return Json.createObjectBuilder()
                .add("name", name)
                .add("description", description)
                .add("phrases", Json.createArrayBuilder(phrases))
                .add("unlike", Json.createArrayBuilder(unlike))
                .add("method", method)
                .add("url", url)
                .add("arguments", all)
                .add("header", header)
                .add("body", body)
                .add(
                        "response",
                        Json.createObjectBuilder()
                                .add("text", answers.text())
                                .add("notFound", answers.notFound())
                                .add("failed", answers.failed()))
                .add("enabled", enabled)
                .build();
    }

    UrlTemplate target() {
        return UrlTemplate.of(url).orElseThrow();
    }

    boolean sendsSecret() {
        return !header.isEmpty();
    }

    /** A stored secret goes only where it was meant to go. */
    boolean sendsSecretWhere(Definition other) {
        return header.equalsIgnoreCase(other.header)
                && target().place().equalsIgnoreCase(other.target().place());
    }

    /** What is wrong with values, by argument; empty when the call can be made with them. */
    Map<String, String> refusals(Map<String, String> values) {
        var wrong = new LinkedHashMap<String, String>();
        for (var argument : arguments) {
            var value = values.get(argument.name());
            if (value == null && argument.required()) {
                wrong.put(argument.name(), "is required");
            } else if (value != null) {
                argument.refusal(value).ifPresent(why -> wrong.put(argument.name(), why));
            }
        }
        values.keySet().stream()
                .filter(name ->
                        arguments.stream().noneMatch(argument -> argument.name().equals(name)))
                .forEach(name -> wrong.put(name, "is no argument of this action"));
        return wrong;
    }
}
