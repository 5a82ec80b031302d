package org.deskbridge.sandbox.freshdesk;

/** The bodies that Freshdesk documents. */
final class Shapes {
    static final Shape TICKET = new Shape()
            .texts(
                    "name",
                    "email",
                    "facebook_id",
                    "phone",
                    "twitter_id",
                    "unique_external_id",
                    "subject",
                    "type",
                    "description",
                    "due_by",
                    "fr_due_by",
                    "lookup_parameter")
            .numbers(
                    "requester_id",
                    "responder_id",
                    "email_config_id",
                    "group_id",
                    "parent_id",
                    "product_id",
                    "company_id",
                    "internal_agent_id",
                    "internal_group_id")
            .choice("status", 2L, 3L, 4L, 5L, 6L, 7L)
            .choice("priority", 1L, 2L, 3L, 4L)
            .choice("source", 1L, 2L, 3L, 7L, 9L, 10L)
            .lists("cc_emails", "tags")
            .mappings("custom_fields")
            .files("attachments")
            .nullable("type", "responder_id", "group_id", "product_id", "company_id", "due_by", "fr_due_by");
    static final Shape REPLY = new Shape()
            .texts("body", "from_email")
            .mappings("structured_body")
            .numbers("user_id")
            .lists("cc_emails", "bcc_emails")
            .files("attachments");
    static final Shape NOTE = new Shape()
            .texts("body")
            .mappings("structured_body")
            .truths("private", "incoming")
            .numbers("user_id")
            .lists("notify_emails")
            .files("attachments");
    static final Shape NOTE_CHANGE = new Shape().texts("body").files("attachments");
    static final Shape CONTACT = new Shape()
            .texts(
                    "name",
                    "email",
                    "phone",
                    "mobile",
                    "twitter_id",
                    "unique_external_id",
                    "address",
                    "description",
                    "job_title",
                    "language",
                    "time_zone",
                    "lookup_parameter")
            .numbers("company_id")
            .truths("view_all_tickets")
            .lists("other_emails", "tags")
            .mappings("custom_fields")
            .files("avatar")
            .nullable("email", "phone", "mobile", "twitter_id", "unique_external_id", "address", "description");

    private Shapes() {}
}
