package org.deskbridge.vendor.zendesk;

import jakarta.json.JsonObject;
import java.util.List;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.Vocabulary;

/** What an account has to choose from; lists come in one page of at most a hundred. */
final class ZendeskVocabulary {
    private ZendeskVocabulary() {}

    static Vocabulary of(VendorAccount account) {
        return new Vocabulary(
                choices(account, "/api/v2/groups?page[size]=100", "groups"),
                choices(account, "/api/v2/brands?page[size]=100", "brands"),
                List.of(),
                List.of(),
                list(account, "/api/v2/ticket_fields?page[size]=100", "ticket_fields").stream()
                        .filter(field -> field.getBoolean("removable", false) && field.getBoolean("active", true))
                        .map(ZendeskVocabulary::field)
                        .toList());
    }

    private static List<Vocabulary.Choice> choices(VendorAccount account, String path, String name) {
        return list(account, path, name).stream()
                .filter(one -> !one.getBoolean("deleted", false) && one.getBoolean("active", true))
                .map(one -> new Vocabulary.Choice(Zendesk.id(one), one.getString("name", "")))
                .toList();
    }

    private static Vocabulary.TicketField field(JsonObject field) {
        var options = field.getJsonArray("custom_field_options");
        return new Vocabulary.TicketField(
                Zendesk.id(field),
                field.getString("title", ""),
                field.getString("type", "text"),
                field.getBoolean("required", false),
                options == null
                        ? List.of()
                        : options.getValuesAs(JsonObject.class).stream()
                                .map(option -> option.getString("value", ""))
                                .toList());
    }

    static List<JsonObject> list(VendorAccount account, String path, String name) {
        var answer = account.send(Call.get(path.replace("[", "%5B").replace("]", "%5D")))
                .json();
        var list = answer.getJsonArray(name);
        return list == null ? List.of() : list.getValuesAs(JsonObject.class);
    }
}
