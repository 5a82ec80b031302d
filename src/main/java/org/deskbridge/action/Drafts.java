package org.deskbridge.action;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.deskbridge.action.Definition.Answers;
import org.deskbridge.platform.Fields;

/** Reads a definition from outside and names every field of it that cannot be. */
final class Drafts {
    static final int MOST_ARGUMENTS = 10;

    private static final Set<String> TYPES =
            List.of(ArgumentType.values()).stream().map(ArgumentType::word).collect(Collectors.toSet());
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Set<String> RESERVED = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "content-type",
            "accept",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "keep-alive",
            "idempotency-key",
            "accept-encoding",
            "content-encoding");

    private Drafts() {}

    static Definition read(Fields fields) {
        var arguments = arguments(fields);
        var known = arguments.stream().map(Argument::name).collect(Collectors.toSet());
        var method = Objects.requireNonNullElse(fields.choice("method", Set.of("GET", "POST")), "GET");
        var response = fields.object("response");
        return new Definition(
                line(fields, "name", 100),
                or(fields, "description", 1000, ""),
                phrases(fields, "phrases"),
                phrases(fields, "unlike"),
                method,
                url(fields, arguments, known),
                arguments,
                header(fields.object("header")),
                body(fields, method, known),
                new Answers(
                        response.text("text", 2000),
                        or(response, "notFound", 1000, "I could not find that."),
                        or(response, "failed", 1000, "I cannot look that up just now. Please try again later.")),
                fields.flag("enabled", true));
    }

    private static String line(Fields fields, String name, int longest) {
        var text = fields.text(name, longest).strip();
        if (text.chars().anyMatch(Character::isISOControl)) {
            fields.wrong(name, "must be one line");
        }
        return text;
    }

    private static String or(Fields fields, String name, int longest, String otherwise) {
        var text = fields.optionalText(name, longest);
        return text == null || text.isBlank() ? otherwise : text.strip();
    }

    private static List<String> phrases(Fields fields, String name) {
        var phrases = fields.texts(name, 20, 200);
        return phrases == null
                ? List.of()
                : phrases.stream()
                        .map(String::strip)
                        .filter(phrase -> !phrase.isEmpty())
                        .toList();
    }

    private static String url(Fields fields, List<Argument> arguments, Set<String> known) {
        var url = fields.text("url", 2000).strip();
        if (url.isEmpty()) {
            return url;
        }
        UrlTemplate.refusal(url, known).ifPresent(why -> fields.wrong("url", why));
        UrlTemplate.of(url).ifPresent(template -> {
            for (var i = 0; i < arguments.size(); i++) {
                if (!arguments.get(i).required()
                        && template.inPath().contains(arguments.get(i).name())) {
                    fields.wrong("arguments[" + i + "].required", "must be true, since the address needs it");
                }
            }
        });
        return url;
    }

    private static String body(Fields fields, String method, Set<String> known) {
        var body = or(fields, "body", 4000, "");
        if (!body.isEmpty() && method.equals("GET")) {
            fields.wrong("body", "is sent with POST only");
        } else if (!body.isEmpty()) {
            new BodyTemplate(body).refusal(known).ifPresent(why -> fields.wrong("body", why));
        }
        return body;
    }

    private static String header(Fields header) {
        var name = or(header, "name", 100, "");
        if (!name.isEmpty() && (!TOKEN.matcher(name).matches() || RESERVED.contains(name.toLowerCase(Locale.ROOT)))) {
            header.wrong("name", "is no header that can be chosen");
        }
        return name;
    }

    /** The secret that a caller typed; empty for none. */
    static String secret(Fields fields) {
        var header = fields.object("header");
        var value = header.has("value") ? or(header, "value", 4000, "") : "";
        if (!value.chars().allMatch(c -> c >= ' ' && c < 127)) {
            header.wrong("value", "must be one line of plain characters");
        }
        return value;
    }

    private static List<Argument> arguments(Fields fields) {
        var names = new HashSet<String>();
        var arguments = new ArrayList<Argument>();
        for (var each : fields.objects("arguments", MOST_ARGUMENTS)) {
            var argument = argument(each);
            if (!names.add(argument.name())) {
                each.wrong("name", "is there twice");
            }
            arguments.add(argument);
        }
        return arguments;
    }

    private static Argument argument(Fields fields) {
        var name = fields.text("name", 40);
        if (!name.isEmpty() && !name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            fields.wrong("name", "must be made of letters, digits and _, and begin with a letter");
        }
        var type = ArgumentType.of(Objects.requireNonNullElse(fields.choice("type", TYPES), "text"));
        return new Argument(
                name,
                type,
                pattern(fields),
                choices(fields, type),
                fields.flag("required", true),
                or(fields, "question", 300, "What is the " + name.replace('_', ' ') + "?"));
    }

    private static String pattern(Fields fields) {
        var pattern = or(fields, "pattern", 200, "");
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            fields.wrong("pattern", "is no regular expression: " + e.getDescription());
            return "";
        }
        return pattern;
    }

    private static List<String> choices(Fields fields, ArgumentType type) {
        var choices = fields.texts("choices", 30, 60);
        if (type == ArgumentType.CHOICE && (choices == null || choices.isEmpty())) {
            fields.wrong("choices", "must have at least one");
        }
        return choices == null || type != ArgumentType.CHOICE
                ? List.of()
                : choices.stream().map(String::strip).toList();
    }
}
