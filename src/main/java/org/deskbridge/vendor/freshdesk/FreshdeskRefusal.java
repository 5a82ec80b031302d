package org.deskbridge.vendor.freshdesk;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Json;

/** What Freshdesk's refusals mean: which ticket takes nothing any more, and which field stands in the way. */
final class FreshdeskRefusal {
    private static final int DELETED_OR_SPAM = 405;

    private FreshdeskRefusal() {}

    /** Trouble with writing into a ticket; one that is gone may be archived, and takes nothing either. */
    static VendorTrouble inTicket(VendorAccount account, VendorTrouble trouble) {
        if (trouble.status() == DELETED_OR_SPAM) {
            return new VendorTrouble(Kind.CLOSED, "the ticket is deleted or spam", trouble.status(), trouble.body());
        }
        if (trouble.kind() == Kind.NOT_FOUND) {
            return new VendorTrouble(Kind.CLOSED, "the ticket is gone or archived", trouble.status(), trouble.body());
        }
        return named(account, trouble);
    }

    /** The same trouble, with the fields by the names that an admin sees, and the account's mandatory ones. */
    static VendorTrouble named(VendorAccount account, VendorTrouble trouble) {
        var errors = errors(trouble);
        if (trouble.status() != 400 || errors.isEmpty()) {
            return trouble;
        }
        var fields = fields(account);
        var wrong = errors.stream().map(error -> told(error, fields)).collect(Collectors.joining("; "));
        var mandatory = fields.stream()
                .filter(field -> field.getBoolean("required_for_agents", false) && !field.getBoolean("default", false))
                .map(field -> "“" + Freshdesk.text(field, "label") + "”")
                .collect(Collectors.joining(", "));
        var hint = mandatory.isEmpty()
                ? ""
                : ". Mandatory in this account: " + mandatory + "; map them or make them optional";
        return new VendorTrouble(
                Kind.REFUSED, "Freshdesk refuses this: " + wrong + hint, trouble.status(), trouble.body());
    }

    private static String told(JsonObject error, List<JsonObject> fields) {
        var name = Freshdesk.text(error, "field").replaceFirst("^custom_fields\\.", "");
        var label = fields.stream()
                .filter(field -> name.equals(Freshdesk.text(field, "name")))
                .map(field -> "“" + Freshdesk.text(field, "label") + "”")
                .findFirst()
                .orElse(name);
        return label + ": " + Freshdesk.text(error, "message") + " (" + Freshdesk.text(error, "code") + ")";
    }

    /** Without their names the fields are told all the same. */
    private static List<JsonObject> fields(VendorAccount account) {
        try {
            return FreshdeskVocabulary.fields(account);
        } catch (VendorTrouble trouble) {
            return List.of();
        }
    }

    /** Whether it is the files that do not fit: a ticket has 20 MB for all of them together. */
    static boolean isOfFiles(VendorTrouble trouble) {
        return trouble.status() == 413
                || errors(trouble).stream()
                        .anyMatch(error -> Freshdesk.text(error, "field").startsWith("attachments"));
    }

    static boolean isOfAddress(VendorTrouble trouble) {
        return trouble.status() == 400
                && errors(trouble).stream()
                        .anyMatch(error -> Freshdesk.text(error, "field").equals("email"));
    }

    /** Whether a list was asked for by somebody whom the account does not know. */
    static boolean isOfSomebodyUnknown(VendorTrouble trouble) {
        return trouble.status() == 400
                && errors(trouble).stream()
                        .anyMatch(error -> List.of("email", "unique_external_id", "requester_id")
                                .contains(Freshdesk.text(error, "field")));
    }

    static List<JsonObject> errors(VendorTrouble trouble) {
        try (var reader = Json.createReader(new StringReader(trouble.body()))) {
            return reader.readValue() instanceof JsonObject body && body.get("errors") instanceof JsonArray errors
                    ? errors.getValuesAs(JsonObject.class)
                    : List.of();
        } catch (JsonException e) {
            return List.of();
        }
    }
}
