package org.deskbridge.vendor.intercom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Sorting;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.platform.Json;
import org.jspecify.annotations.Nullable;

/** Attributes by their names, tags by the ids that their names have, and whose inbox a conversation is in. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class IntercomSorting implements Sorting {
    private static final String NOBODY = "0";

    @Override
    public void setFields(VendorAccount account, Opened ticket, Map<String, String> fields) {
        setValues(account, ticket, fields);
    }

    static void setValues(VendorAccount account, Opened ticket, Map<String, String> fields) {
        put(account, ticket, values(fields));
    }

    static JsonObject values(Map<String, String> fields) {
        var values = Json.createObjectBuilder();
        fields.forEach(values::add);
        return Json.createObjectBuilder().add("custom_attributes", values).build();
    }

    static void put(VendorAccount account, Opened ticket, JsonObject change) {
        account.send(
                Call.put(IntercomLines.conversation(ticket.ticket()), change).mayBeRepeated());
    }

    @Override
    public void tag(VendorAccount account, Opened ticket, List<String> tags) {
        tags.forEach(tag -> tag(account, ticket, tag));
    }

    static void tag(VendorAccount account, Opened ticket, String name) {
        var body = Json.createObjectBuilder().add("id", tagId(account, name)).add("admin_id", Intercom.admin(account));
        account.send(Call.post(IntercomLines.conversation(ticket.ticket()) + "/tags", body.build())
                .mayBeRepeated());
    }

    /** Making a tag that is there already tells which one it is. */
    static String tagId(VendorAccount account, String name) {
        var body = Json.createObjectBuilder().add("name", name).build();
        return Intercom.id(
                account.send(Call.post("/tags", body).mayBeRepeated()).json(), "id");
    }

    /** A conversation has an admin and a team at the same time. */
    @Override
    public void assign(VendorAccount account, Opened ticket, Assignee assignee) {
        assign(account, ticket, "admin", assignee);
        if (assignee.team() != null) {
            assign(account, ticket, "team", assignee);
        }
    }

    static void toTeam(VendorAccount account, Opened ticket, String team) {
        assign(account, ticket, "team", new Assignee(team, null));
    }

    private static void assign(VendorAccount account, Opened ticket, String type, Assignee assignee) {
        account.send(
                Call.post(IntercomLines.conversation(ticket.ticket()) + "/parts", assignment(account, type, assignee)));
    }

    static JsonObject assignment(VendorAccount account, String type, Assignee assignee) {
        return Json.createObjectBuilder()
                .add("message_type", "assignment")
                .add("type", type)
                .add("admin_id", Intercom.admin(account))
                .add("assignee_id", orNobody(type.equals("team") ? assignee.team() : assignee.user()))
                .build();
    }

    private static String orNobody(@Nullable String id) {
        return id == null ? NOBODY : id;
    }
}
