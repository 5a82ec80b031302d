package org.deskbridge.vendor.intercom;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.List;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.platform.Json;

/** Searches, a page at a time. */
final class IntercomSearch {
    static final int PAGE = 150;

    private IntercomSearch() {}

    /** A page, and the cursor of the next; empty at the end. */
    record Page(List<JsonObject> found, String next) {}

    static JsonObject where(String field, String operator, JsonValue value) {
        return Json.createObjectBuilder()
                .add("field", field)
                .add("operator", operator)
                .add("value", value)
                .build();
    }

    static JsonObject where(String field, String value) {
        return where(field, "=", Json.createValue(value));
    }

    static JsonObject any(String field, Collection<String> values) {
        return where(field, "IN", Json.createArrayBuilder(values).build());
    }

    static Page conversations(VendorAccount account, List<JsonObject> filters, String cursor) {
        return page(account, "/conversations/search", "conversations", filters, cursor);
    }

    static Page contacts(VendorAccount account, List<JsonObject> filters) {
        return page(account, "/contacts/search", "data", filters, "");
    }

    private static Page page(VendorAccount account, String path, String name, List<JsonObject> filters, String cursor) {
        var all = Json.createArrayBuilder();
        filters.forEach(all::add);
        var body = Json.createObjectBuilder()
                .add("query", Json.createObjectBuilder().add("operator", "AND").add("value", all))
                .add("pagination", pagination(cursor))
                .build();
        return page(account.send(Call.post(path, body).mayBeRepeated()).json(), name);
    }

    private static JsonObjectBuilder pagination(String cursor) {
        var pagination = Json.createObjectBuilder().add("per_page", PAGE);
        return cursor.isEmpty() ? pagination : pagination.add("starting_after", cursor);
    }

    static Page page(JsonObject answer, String name) {
        var next = Intercom.object(Intercom.object(answer, "pages"), "next");
        return new Page(Intercom.objects(answer, name), Intercom.text(next, "starting_after"));
    }
}
