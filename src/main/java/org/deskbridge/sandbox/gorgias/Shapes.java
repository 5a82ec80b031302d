package org.deskbridge.sandbox.gorgias;

import java.util.Set;

/** The bodies that Gorgias takes, from its own description and what its documents added since. */
final class Shapes {
    private static final Set<String> CHANNELS = Set.of(
            "aircall",
            "api",
            "chat",
            "contact_form",
            "email",
            "facebook",
            "facebook-mention",
            "facebook-messenger",
            "facebook-recommendations",
            "help-center",
            "instagram-ad-comment",
            "instagram-comment",
            "instagram-direct-message",
            "instagram-mention",
            "internal-note",
            "phone",
            "sms",
            "twitter",
            "twitter-direct-message",
            "whatsapp",
            "yotpo-review");
    private static final Set<String> VIAS = Set.of(
            "aircall",
            "api",
            "chat",
            "contact_form",
            "email",
            "facebook",
            "facebook-mention",
            "facebook-messenger",
            "facebook-recommendations",
            "form",
            "gorgias_chat",
            "help-center",
            "helpdesk",
            "instagram",
            "instagram-ad-comment",
            "instagram-comment",
            "instagram-direct-message",
            "instagram-mention",
            "internal-note",
            "offline_capture",
            "phone",
            "rule",
            "self_service",
            "shopify",
            "sms",
            "twilio",
            "twitter",
            "twitter-direct-message",
            "whatsapp",
            "yotpo",
            "yotpo-review",
            "zendesk");

    static final Shape CUSTOMER = customer().required("channels");
    static final Shape CUSTOMER_CHANGE = customer();
    static final Shape MESSAGE_CHANGE = message().required("channel", "via", "from_agent");
    static final Shape TICKET_CHANGE = ticket().truths("is_unread");
    static final Shape TICKET = ticket().times("created_datetime")
            .nullable("created_datetime")
            .many("messages", firstMessage())
            .required("messages");
    static final Shape INTEGRATION = integration(
                    http().required("url", "method", "request_content_type", "response_content_type"))
            .required("name", "type");
    static final Shape INTEGRATION_CHANGE = integration(http()).required("name");
    static final Shape TAG = new Shape()
            .texts("name", "description")
            .one("decoration", new Shape().texts("color").required("color"))
            .required("name");
    static final Shape FIELD_VALUE =
            new Shape().numbers("id").anything("value").nullable("value").required("id", "value");
    static final Shape SEARCH =
            new Shape().texts("type", "query").numbers("size").required("type");

    private Shapes() {}

    private static Shape customer() {
        return new Shape()
                .texts("email", "external_id", "language", "name", "timezone")
                .nullable("email", "external_id", "language", "name", "timezone", "data")
                .anything("data")
                .many(
                        "channels",
                        new Shape()
                                .texts("type", "address")
                                .truths("preferred")
                                .required("type", "address", "preferred"));
    }

    private static Shape person() {
        return new Shape().numbers("id").texts("email").nullable("email");
    }

    private static Shape ticket() {
        return new Shape()
                .one("assignee_team", new Shape().numbers("id"))
                .one("assignee_user", new Shape().numbers("id"))
                .word("channel", CHANNELS)
                .word("via", VIAS)
                .word("status", Set.of("open", "closed"))
                .word("priority", Set.of("critical", "high", "normal", "low"))
                .one("customer", person())
                .truths("from_agent", "spam")
                .texts("external_id", "language", "subject")
                .mappings("meta")
                .times(
                        "closed_datetime",
                        "last_message_datetime",
                        "last_received_message_datetime",
                        "opened_datetime",
                        "snooze_datetime",
                        "trashed_datetime",
                        "updated_datetime")
                .many("tags", new Shape().texts("name"))
                .many("custom_fields", FIELD_VALUE)
                .nullable(
                        "assignee_team",
                        "assignee_user",
                        "closed_datetime",
                        "external_id",
                        "language",
                        "meta",
                        "last_message_datetime",
                        "last_received_message_datetime",
                        "opened_datetime",
                        "snooze_datetime",
                        "spam",
                        "subject",
                        "trashed_datetime",
                        "updated_datetime");
    }

    private static Shape firstMessage() {
        return message()
                .texts("stripped_html", "stripped_text")
                .nullable("stripped_html", "stripped_text")
                .required("channel", "via", "from_agent");
    }

    private static Shape message() {
        var address = new Shape().texts("name", "address").nullable("name");
        var source = new Shape()
                .texts("type")
                .one("from", address)
                .many("to", address)
                .many("cc", address)
                .many("bcc", address)
                .nullable("from");
        return new Shape()
                .many("attachments", attachment())
                .texts("body_html", "body_text", "external_id", "message_id", "subject")
                .word("channel", CHANNELS)
                .word("via", VIAS)
                .truths("from_agent", "public")
                .times("created_datetime", "failed_datetime", "sent_datetime")
                .one("sender", person())
                .one("receiver", person())
                .one("source", source)
                .mappings("meta", "headers")
                .anything("mention_ids", "last_sending_error")
                .nullable(
                        "attachments",
                        "body_html",
                        "body_text",
                        "created_datetime",
                        "external_id",
                        "failed_datetime",
                        "message_id",
                        "receiver",
                        "sent_datetime",
                        "subject",
                        "meta",
                        "headers",
                        "last_sending_error");
    }

    private static Shape attachment() {
        return new Shape()
                .texts("url", "name", "content_type")
                .numbers("size")
                .truths("public")
                .anything("extra")
                .nullable("size")
                .required("url", "name", "size", "content_type");
    }

    private static Shape http() {
        return new Shape()
                .texts("url", "hmac_secret")
                .word("method", Set.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH"))
                .word("request_content_type", Set.of("application/json", "application/x-www-form-urlencoded"))
                .word("response_content_type", Set.of("application/json"))
                .anything("form", "headers", "oauth2")
                .one("triggers", triggers())
                .nullable("form", "headers", "oauth2", "hmac_secret");
    }

    /** With hyphens: an old example in the vendor's documents has underscores, and is refused. */
    private static Shape triggers() {
        return new Shape()
                .truths(
                        "ticket-created",
                        "ticket-updated",
                        "ticket-message-created",
                        "ticket-message-failed",
                        "ticket-assignment-updated",
                        "ticket-status-updated",
                        "ticket-self-unsnoozed",
                        "ticket-handed-over");
    }

    private static Shape integration(Shape http) {
        return new Shape()
                .texts("name", "description")
                .word("type", Set.of("http"))
                .times("deactivated_datetime")
                .one("http", http)
                .nullable("description", "deactivated_datetime", "http");
    }
}
