package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/** Visitors who ask for a person and then say a few lines. */
record Talk(URI base, String widgetKey) {
    private static final int LINES = 3;

    /** What they said, by conversation. */
    Map<String, List<String>> of(int conversations) {
        var said = new LinkedHashMap<String, List<String>>();
        for (var i = 0; i < conversations; i++) {
            var hello = Optional.of(Rest.object("type", "hello"));
            for (var tries = 1; hello.isPresent(); tries++) {
                assertThat(tries).as("sockets that heard nothing").isLessThan(4);
                hello = talked(hello.get(), i, said);
            }
        }
        return said;
    }

    /** A socket may be lost at any time; whoever hears nothing comes back with another one and says it again, like the widget. */
    private Optional<JsonObject> talked(JsonObject hello, int number, Map<String, List<String>> said) {
        try (var shopper = Socket.chat(base, widgetKey)) {
            var welcome = shopper.hello(hello);
            var conversation = welcome.getJsonObject("conversation").getString("id");
            var lines = IntStream.range(0, LINES)
                    .mapToObj(line -> "said " + number + "." + line + " by " + conversation)
                    .toList();
            try {
                shopper.send(Rest.object("type", "escalate"));
                lines.forEach(line -> shopper.say(
                        UUID.nameUUIDFromBytes(line.getBytes(StandardCharsets.UTF_8))
                                .toString(),
                        line));
                shopper.next(frame -> frame.getString("type").equals("message")
                        && frame.getString("text").equals(lines.getLast()));
                said.put(conversation, lines);
                return Optional.empty();
            } catch (AssertionError | CompletionException e) {
                System.out.println("a socket was lost: " + e.getMessage());
            }
            return Optional.of(Rest.object(
                    "type", "hello", "visitorToken", welcome.getString("visitorToken"), "conversation", conversation));
        }
    }
}
