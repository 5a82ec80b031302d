package org.deskbridge.action;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.deskbridge.platform.Json;

/**
 * One thing that a call needs to be told.
 *
 * @param pattern what the whole value has to match; empty for what the type has
 * @param choices the only values, for that type
 * @param question how a visitor is asked for it
 */
public record Argument(
        String name, ArgumentType type, String pattern, List<String> choices, boolean required, String question) {
    private static final int LONGEST = 200;

    public Argument {
        choices = List.copyOf(choices);
    }

    static Argument from(JsonObject json) {
        return new Argument(
                json.getString("name"),
                ArgumentType.of(json.getString("type")),
                json.getString("pattern"),
                json.getJsonArray("choices").getValuesAs(JsonString::getString),
                json.getBoolean("required"),
                json.getString("question"));
    }

    JsonObject json() {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("type", type.word())
                .add("pattern", pattern)
                .add("choices", Json.createArrayBuilder(choices))
                .add("required", required)
                .add("question", question)
                .build();
    }

    /** What is wrong with a value, in words for whoever gave it. */
    Optional<String> refusal(String value) {
        if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("must be one line of 1 to " + LONGEST + " characters");
        }
        if (type == ArgumentType.CHOICE && !choices.contains(value)) {
            return Optional.of("must be one of " + String.join(", ", choices));
        }
        if (!type.pattern().isEmpty() && !Careful.matches(compiled(type.pattern()), value)) {
            return Optional.of("must be " + (type == ArgumentType.EMAIL ? "an e-mail address" : "a " + type.word()));
        }
        return pattern.isEmpty() || Careful.matches(compiled(pattern), value)
                ? Optional.empty()
                : Optional.of("does not have the form that is wanted");
    }

    /** The one value of this kind that a text holds; none where it holds several, which would be guessing. */
    Optional<String> in(String text) {
        var found = new TreeSet<String>();
        if (type == ArgumentType.CHOICE) {
            choices.stream().filter(choice -> holds(text, choice)).forEach(found::add);
        } else if (!wanted().isEmpty()) {
            found.addAll(Careful.found(compiled("(?<![\\p{L}\\p{N}])(?:" + wanted() + ")(?![\\p{L}\\p{N}])"), text));
            found.removeIf(value -> refusal(value).isPresent());
        }
        return found.size() == 1 ? Optional.of(found.first()) : Optional.empty();
    }

    /** The value in a message that answers the question for it. */
    Optional<String> answeredBy(String message) {
        var found = in(message);
        var whole = message.strip();
        return found.isPresent()
                        || !isFree()
                        || whole.endsWith("?")
                        || refusal(whole).isPresent()
                ? found
                : Optional.of(whole);
    }

    /** The text without what could be a value, so that two ways to say the same look the same. */
    String without(String text) {
        return wanted().isEmpty() ? text : Careful.without(compiled(wanted()), text);
    }

    /** Anything could be its value, so that it is never read out of a sentence. */
    private boolean isFree() {
        return type == ArgumentType.TEXT && pattern.isEmpty();
    }

    private String wanted() {
        return pattern.isEmpty() ? type.pattern() : pattern;
    }

    private static boolean holds(String text, String choice) {
        return compiled("(?<![\\p{L}\\p{N}])" + Pattern.quote(choice) + "(?![\\p{L}\\p{N}])")
                .matcher(text.toLowerCase(Locale.ROOT))
                .find();
    }

    private static Pattern compiled(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
