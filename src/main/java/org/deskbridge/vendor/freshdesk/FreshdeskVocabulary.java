package org.deskbridge.vendor.freshdesk;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Set;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.Vocabulary;
import org.deskbridge.connector.Vocabulary.Choice;
import org.deskbridge.connector.Vocabulary.TicketField;

/** What an account has to choose from. */
final class FreshdeskVocabulary {
    /** Types whose values are texts; what a conversation knows fits no other. */
    private static final Set<String> TEXTS = Set.of("custom_text", "custom_paragraph", "custom_dropdown", "custom_url");

    private FreshdeskVocabulary() {}

    static Vocabulary of(VendorAccount account) {
        return new Vocabulary(
                groups(account),
                List.of(),
                List.of(),
                List.of(),
                fields(account).stream()
                        .filter(field -> TEXTS.contains(Freshdesk.text(field, "type")))
                        .map(FreshdeskVocabulary::field)
                        .toList());
    }

    private static List<Choice> groups(VendorAccount account) {
        return Freshdesk.list(
                        account.send(Call.get("/api/v2/groups?per_page=100")).structure())
                .stream()
                .map(group -> new Choice(Freshdesk.id(group), Freshdesk.text(group, "name")))
                .toList();
    }

    static List<JsonObject> fields(VendorAccount account) {
        return Freshdesk.list(account.send(Call.get("/api/v2/ticket_fields")).structure());
    }

    /** A ticket's values go by the field's name, so that is its id here. */
    private static TicketField field(JsonObject field) {
        return new TicketField(
                Freshdesk.text(field, "name"),
                Freshdesk.text(field, "label"),
                Freshdesk.text(field, "type"),
                field.getBoolean("required_for_agents", false),
                field.get("choices") instanceof JsonArray choices
                        ? choices.stream()
                                .filter(JsonString.class::isInstance)
                                .map(choice -> ((JsonString) choice).getString())
                                .toList()
                        : List.of());
    }
}
