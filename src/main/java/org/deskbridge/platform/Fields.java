package org.deskbridge.platform;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deskbridge.platform.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object from outside field by field and remembers everything that is wrong with it, so that a caller
 * learns of all mistakes at once, by field name. Ask {@link #check()} before using what was read.
 */
public final class Fields {
    private final JsonObject json;
    private final String path;
    private final List<FieldError> errors;

    public Fields(JsonObject json) {
        this(json, "", new ArrayList<>());
    }

    private Fields(JsonObject json, String path, List<FieldError> errors) {
        this.json = json;
        this.path = path;
        this.errors = errors;
    }

    /** Throws the 400 that names every wrong field, if there is one. */
    public void check() {
        if (!errors.isEmpty()) {
            var first = errors.getFirst();
            throw new Problem(400, first.field() + " " + first.message(), errors);
        }
    }

    public boolean has(String name) {
        return present(name).getValueType() != JsonValue.ValueType.NULL;
    }

    /** A required text with at least one visible character. */
    public String text(String name, int maxLength) {
        var text = optionalText(name, maxLength);
        if (!has(name)) {
            wrong(name, "is required");
        } else if (text != null && text.isBlank()) {
            wrong(name, "must not be empty");
        }
        return text == null ? "" : text;
    }

    public @Nullable String optionalText(String name, int maxLength) {
        return value(name, JsonString.class, "must be a text")
                .map(JsonString::getString)
                .filter(text -> fits(name, text, maxLength))
                .orElse(null);
    }

    /** One of the given words; null when absent. */
    public @Nullable String choice(String name, Set<String> choices) {
        var text = optionalText(name, 1000);
        if (text != null && !choices.contains(text)) {
            wrong(
                    name,
                    "must be one of "
                            + String.join(", ", choices.stream().sorted().toList()));
            return null;
        }
        return text;
    }

    public boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        return switch (present(name).getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> {
                wrong(name, "must be true or false");
                yield otherwise;
            }
        };
    }

    public double number(String name, double min, double max, double otherwise) {
        var number = value(name, JsonNumber.class, "must be a number").map(JsonNumber::doubleValue);
        if (number.isPresent() && !(number.get() >= min && number.get() <= max)) {
            wrong(name, "must be from " + min + " to " + max);
        }
        return number.orElse(otherwise);
    }

    /** A whole number of zero or more; empty when absent. */
    public Optional<Long> count(String name) {
        var number = value(name, JsonNumber.class, "must be a whole number");
        if (number.isPresent()
                && !(number.get().isIntegral()
                        && number.get().doubleValue() >= 0
                        && number.get().doubleValue() <= 1e15)) {
            wrong(name, "must be a whole number of 0 or more");
            return Optional.empty();
        }
        return number.map(JsonNumber::longValue);
    }

    /** A required word or small number out of a few, as text. */
    public String score(String name, Set<String> scores) {
        var value = present(name);
        var text = value instanceof JsonString string ? string.getString() : value.toString();
        if (!scores.contains(text)) {
            wrong(
                    name,
                    "must be one of "
                            + String.join(", ", scores.stream().sorted().toList()));
        }
        return text;
    }

    public @Nullable List<String> texts(String name, int maxItems, int maxLength) {
        if (!has(name)) {
            return null;
        }
        if (!(present(name) instanceof JsonArray array)
                || array.stream().anyMatch(item -> !(item instanceof JsonString))) {
            wrong(name, "must be a list of texts");
            return null;
        }
        var texts = array.getValuesAs(JsonString::getString);
        if (texts.size() > maxItems) {
            wrong(name, "must have at most " + maxItems + " items");
        }
        texts.forEach(text -> fits(name, text, maxLength));
        return texts;
    }

    /** The fields of a nested object; an absent one reads as empty. */
    public Fields object(String name) {
        var nested = value(name, JsonObject.class, "must be an object").orElse(JsonValue.EMPTY_JSON_OBJECT);
        return new Fields(nested, path + name + ".", errors);
    }

    /** The objects of a list; an absent list reads as empty. */
    public List<Fields> objects(String name, int maxItems) {
        var array = value(name, JsonArray.class, "must be a list of objects").orElse(JsonValue.EMPTY_JSON_ARRAY);
        if (array.size() > maxItems) {
            wrong(name, "must have at most " + maxItems + " items");
        }
        var objects = new ArrayList<Fields>();
        for (var i = 0; i < Math.min(maxItems, array.size()); i++) {
            var place = path + name + "[" + i + "].";
            if (array.get(i) instanceof JsonObject object) {
                objects.add(new Fields(object, place, errors));
            } else {
                wrong(name + "[" + i + "]", "must be an object");
            }
        }
        return objects;
    }

    public void wrong(String name, String message) {
        errors.add(new FieldError(path + name, message));
    }

    private boolean fits(String name, String text, int maxLength) {
        if (text.length() > maxLength) {
            wrong(name, "must have at most " + maxLength + " characters");
            return false;
        }
        if (text.indexOf('\0') >= 0) {
            wrong(name, "must not contain the character U+0000");
            return false;
        }
        return true;
    }

    private JsonValue present(String name) {
        return json.getOrDefault(name, JsonValue.NULL);
    }

    private <T extends JsonValue> Optional<T> value(String name, Class<T> type, String message) {
        if (!has(name)) {
            return Optional.empty();
        }
        var value = present(name);
        if (!type.isInstance(value)) {
            wrong(name, message);
            return Optional.empty();
        }
        return Optional.of(type.cast(value));
    }
}
