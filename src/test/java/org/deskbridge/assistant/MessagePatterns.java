package org.deskbridge.assistant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages made from patterns, so that every way to ask, to refuse and to mention meets many words; always the same ones. */
final class MessagePatterns {
    private static final Pattern CHOICE = Pattern.compile("\\{([^}]*)}");
    private static final int EACH = 12;

    private final Map<String, List<String>> lists = new HashMap<>();
    private final Random random = new Random(1);

    /** A message, and whether it asks for a human. */
    record Message(String text, boolean yes) {}

    static Set<Message> read(Path file) throws IOException {
        var patterns = new MessagePatterns();
        var messages = new LinkedHashSet<Message>();
        for (var line : Files.readAllLines(file)) {
            if (line.startsWith("+ ") || line.startsWith("- ")) {
                patterns.addMessages(line.substring(2), line.startsWith("+"), messages);
            } else if (line.contains(" = ")) {
                var at = line.indexOf(" = ");
                patterns.lists.put(line.substring(0, at).strip(), choices(line.substring(at + 3)));
            }
        }
        return messages;
    }

    private void addMessages(String pattern, boolean yes, Set<Message> messages) {
        for (var i = 0; i < (pattern.contains("{") ? EACH : 1); i++) {
            messages.add(new Message(
                    CHOICE.matcher(pattern).replaceAll(found -> Matcher.quoteReplacement(choose(found.group(1)))),
                    yes));
        }
    }

    private String choose(String choice) {
        var options = lists.getOrDefault(choice, choices(choice));
        return options.get(random.nextInt(options.size()));
    }

    private static List<String> choices(String text) {
        return Pattern.compile("\\|").splitAsStream(text).map(String::strip).toList();
    }
}
