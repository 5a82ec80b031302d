package org.deskbridge.connector;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.deskbridge.connector.Vocabulary.Choice;
import org.deskbridge.connector.Vocabulary.TicketField;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Problem.FieldError;

/** Holds routing and mapping against what the account really has. */
final class LiveCheck {
    private final Vocabulary vocabulary;
    private final List<FieldError> errors = new ArrayList<>();

    private LiveCheck(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Throws the 400 that names what the account does not have. */
    static void check(JsonObject settings, Vocabulary vocabulary) {
        var check = new LiveCheck(vocabulary);
        check.choice(settings, "groupId", vocabulary.groups());
        check.choice(settings, "brandId", vocabulary.brands());
        check.choice(settings, "teamId", vocabulary.teams());
        check.choice(settings, "userId", vocabulary.users());
        check.choice(settings, "adminId", vocabulary.users());
        check.choice(settings, "assistantUserId", vocabulary.users());
        check.choice(settings, "handoffTeamId", vocabulary.teams());
        check.choice(settings, "handoffUserId", vocabulary.users());
        check.mapping(settings);
        if (!check.errors.isEmpty()) {
            var first = check.errors.getFirst();
            throw new Problem(400, first.field() + " " + first.message(), check.errors);
        }
    }

    static boolean isNeeded(JsonObject settings) {
        return settings.keySet().stream().anyMatch(name -> !name.equals("tags"));
    }

    private void choice(JsonObject settings, String name, List<Choice> choices) {
        var id = settings.getString(name, "");
        if (!id.isEmpty() && choices.stream().noneMatch(one -> one.id().equals(id))) {
            errors.add(new FieldError("settings." + name, "is not in this account: " + id));
        }
    }

    private void mapping(JsonObject settings) {
        var rows = settings.getJsonArray("fieldMapping");
        var size = rows == null ? 0 : rows.size();
        for (var i = 0; i < size; i++) {
            var field = rows.getJsonObject(i).getString("field");
            if (vocabulary.fields().stream().map(TicketField::id).noneMatch(field::equals)) {
                errors.add(new FieldError(
                        "settings.fieldMapping[" + i + "].field", "is no ticket field of this account: " + field));
            }
        }
    }
}
