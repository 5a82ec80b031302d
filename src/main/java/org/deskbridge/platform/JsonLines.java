package org.deskbridge.platform;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line, with the ids of what the thread is about. Of a failure its types and places, not its words: a
 * database quotes the row that it refuses, and with it a visitor's message.
 */
public final class JsonLines extends Formatter {
    private static final int FRAMES = 30;
    private static final int CAUSES = 8;

    /** In place of what the server's handlers write, where {@code deskbridge.log.format} is {@code json}. */
    public static void install() {
        if (Configuration.text("log.format").filter("json"::equals).isPresent()) {
            for (var handler : Logger.getLogger("").getHandlers()) {
                handler.setFormatter(new JsonLines());
            }
        }
    }

    @Override
    public String format(LogRecord line) {
        var json = Json.createObjectBuilder()
                .add("at", line.getInstant().toString())
                .add("level", line.getLevel().getName())
                .add("logger", String.valueOf(line.getLoggerName()))
                .add("thread", line.getLongThreadID())
                .add("message", formatMessage(line));
        var trail = Trail.current();
        if (trail != null) {
            json.add("trace", trail.trace());
            if (trail.conversation() != null) {
                json.add("conversation", trail.conversation().toString());
            }
            if (trail.connector() != null) {
                json.add("connector", trail.connector());
            }
        }
        if (line.getThrown() != null) {
            json.add("failure", failure(line.getThrown(), CAUSES));
        }
        return json.build() + System.lineSeparator();
    }

    private static JsonObject failure(Throwable thrown, int causes) {
        var places = Json.createArrayBuilder();
        Arrays.stream(thrown.getStackTrace()).limit(FRAMES).forEach(frame -> places.add(frame.toString()));
        var json = Json.createObjectBuilder()
                .add("type", thrown.getClass().getName())
                .add("at", places);
        @Nullable Throwable cause = thrown.getCause();
        if (cause != null && causes > 0) {
            json.add("cause", failure(cause, causes - 1));
        }
        return json.build();
    }
}
