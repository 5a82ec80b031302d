package org.deskbridge.vendor.intercom;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.Vocabulary;
import org.deskbridge.connector.Vocabulary.Choice;
import org.deskbridge.connector.Vocabulary.TicketField;

/** What a workspace has to choose from; its conversations' attributes go by their names. */
final class IntercomVocabulary {
    private IntercomVocabulary() {}

    static Vocabulary of(VendorAccount account) {
        var attributes =
                account.send(Call.get("/data_attributes?model=conversation")).json();
        return new Vocabulary(
                List.of(),
                List.of(),
                choices(account, "teams"),
                choices(account, "admins"),
                Intercom.objects(attributes, "data").stream()
                        .filter(IntercomVocabulary::isForTexts)
                        .map(IntercomVocabulary::field)
                        .toList());
    }

    private static List<Choice> choices(VendorAccount account, String name) {
        return Intercom.objects(account.send(Call.get("/" + name)).json(), name).stream()
                .map(one -> new Choice(Intercom.id(one, "id"), Intercom.text(one, "name")))
                .toList();
    }

    private static boolean isForTexts(JsonObject attribute) {
        return attribute.getBoolean("custom", false)
                && attribute.getBoolean("api_writable", false)
                && !attribute.getBoolean("archived", false)
                && List.of("string", "options").contains(Intercom.text(attribute, "data_type"));
    }

    private static TicketField field(JsonObject attribute) {
        var options =
                attribute.get("options") instanceof JsonArray items ? items : jakarta.json.JsonValue.EMPTY_JSON_ARRAY;
        return new TicketField(
                Intercom.text(attribute, "name"),
                Intercom.text(attribute, "label"),
                Intercom.text(attribute, "data_type"),
                false,
                options.stream()
                        .filter(JsonString.class::isInstance)
                        .map(one -> ((JsonString) one).getString())
                        .toList());
    }
}
