package org.deskbridge.console;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A help desk as the console presents it, whether or not something here speaks to it yet. */
public enum Vendor {
    GORGIAS("gorgias", "Gorgias", "Go", "Tickets for online shops. Replies from Gorgias appear in the chat."),
    ZENDESK("zendesk", "Zendesk", "Ze", "Tickets in Zendesk Support, kept in step in both directions."),
    ZENDESK_CONVERSATIONS(
            "zendesk-conversations", "Zendesk Conversations", "Zc", "Live two-way chat in Zendesk's agent workspace."),
    FRESHDESK(
            "freshdesk", "Freshdesk", "Fr", "Tickets in Freshdesk. Public notes and replies there appear in the chat."),
    INTERCOM("intercom", "Intercom", "In", "Conversations in Intercom's inbox. Your team answers there.");

    private final String type;
    private final String title;
    private final String initials;
    private final String line;

    Vendor(String type, String title, String initials, String line) {
        this.type = type;
        this.title = title;
        this.initials = initials;
        this.line = line;
    }

    static Optional<Vendor> of(String type) {
        return Stream.of(values()).filter(one -> one.type.equals(type)).findFirst();
    }

    static String title(String type) {
        return Vendor.of(type).map(Vendor::getTitle).orElse(type);
    }

    public String getType() {
        return type;
    }

    public String getTitle() {
        return title;
    }

    public String getInitials() {
        return initials;
    }

    public String getLine() {
        return line;
    }

    public SignIn getSignIn() {
        return switch (this) {
            case GORGIAS -> SignIn.GORGIAS;
            case ZENDESK -> SignIn.ZENDESK;
            case ZENDESK_CONVERSATIONS -> SignIn.ZENDESK_CONVERSATIONS;
            case FRESHDESK -> SignIn.FRESHDESK;
            case INTERCOM -> SignIn.CONSENT;
        };
    }

    public Routing getRouting() {
        return switch (this) {
            case GORGIAS -> Routing.GORGIAS;
            case ZENDESK -> Routing.ZENDESK;
            case ZENDESK_CONVERSATIONS -> Routing.NONE;
            case FRESHDESK -> Routing.FRESHDESK;
            case INTERCOM -> Routing.INTERCOM;
        };
    }

    /** Where the assistant also works on the desk's own tickets, and to whom it hands them off. */
    public List<Routing.Pick> getInside() {
        return List.of(
                new Routing.Pick(
                        "assistantUserId",
                        "The assistant's user",
                        "Nobody: the assistant does not work inside " + title,
                        "Tickets that are assigned to this user are answered by the assistant, through the channel they came by.",
                        Routing.Kind.USERS),
                new Routing.Pick(
                        "handoffTeamId",
                        "Hand-off team",
                        "No team",
                        "A ticket that needs a person is assigned to this team, with a note that says why.",
                        Routing.Kind.TEAMS),
                new Routing.Pick(
                        "handoffUserId",
                        "Hand-off user",
                        "Nobody in particular",
                        "Or to this user, alone or within the team.",
                        Routing.Kind.USERS));
    }

    public boolean isChat() {
        return this == ZENDESK_CONVERSATIONS || this == INTERCOM;
    }

    /** It can be made to call; the others call only when something happens to a ticket. */
    public boolean isCalledAtWill() {
        return this == ZENDESK;
    }

    /** It makes up the secret of a webhook that an admin sets up there. */
    public boolean isChoosingSecret() {
        return this == ZENDESK;
    }
}
