package org.deskbridge.widget;

import java.util.Set;
import java.util.regex.Pattern;
import org.deskbridge.conversation.Contact;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.conversation.Written;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Reads the frames in which a visitor says something that lasts, and refuses what is malformed by field name. */
final class VisitorFrames {
    private static final Pattern CLIENT_ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{26}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Set<String> SCORES = Set.of("up", "down", "1", "2", "3", "4", "5");

    private VisitorFrames() {}

    record Message(String clientId, Written written) {}

    record Rating(
            String score, @Nullable Long seq, @Nullable String comment) {
        boolean low() {
            return score.equals("down") || score.equals("1") || score.equals("2");
        }
    }

    static Message message(Fields fields) {
        var clientId = fields.text("clientId", 64);
        var written = Written.in(fields, Frames.MAX_BYTES);
        if (!CLIENT_ID.matcher(clientId).matches()) {
            fields.wrong("clientId", "must be a UUID or ULID");
        }
        fields.check();
        if (written.text().length() > Utterance.MAX_TEXT) {
            throw new Problem(413, "text must have at most " + Utterance.MAX_TEXT + " characters");
        }
        return new Message(clientId, written);
    }

    static Contact contact(Fields fields) {
        var contact = new Contact(
                fields.optionalText("name", 200), fields.optionalText("email", 320), fields.optionalText("phone", 50));
        if (contact.email() != null && !EMAIL.matcher(contact.email()).matches()) {
            fields.wrong("email", "is not an e-mail address");
        }
        fields.check();
        return contact;
    }

    static Rating rating(Fields fields) {
        var rating = new Rating(
                fields.score("score", SCORES), fields.count("seq").orElse(null), fields.optionalText("comment", 2000));
        fields.check();
        return rating;
    }
}
