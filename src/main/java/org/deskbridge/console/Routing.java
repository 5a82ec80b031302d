package org.deskbridge.console;

import java.util.List;
import org.deskbridge.connector.Vocabulary;

/** What an admin decides about the tickets that are opened at a vendor. */
public record Routing(List<Pick> picks, boolean tags, boolean mapping) {
    /** What of an account's vocabulary can be chosen from. */
    public enum Kind {
        GROUPS,
        BRANDS,
        TEAMS,
        USERS;

        List<Vocabulary.Choice> of(Vocabulary words) {
            return switch (this) {
                case GROUPS -> words.groups();
                case BRANDS -> words.brands();
                case TEAMS -> words.teams();
                case USERS -> words.users();
            };
        }
    }

    /** A setting that names something of the account, or nothing. */
    public record Pick(String id, String label, String none, String hint, Kind kind) {}

    static final Routing GORGIAS = new Routing(
            List.of(
                    new Pick(
                            "teamId", "Team", "Gorgias decides", "Which team new tickets are assigned to.", Kind.TEAMS),
                    new Pick("userId", "User", "Nobody in particular", "Who new tickets are assigned to.", Kind.USERS)),
            true,
            true);

    static final Routing ZENDESK = new Routing(
            List.of(
                    new Pick("groupId", "Group", "Zendesk decides", "Which group new tickets go to.", Kind.GROUPS),
                    new Pick("brandId", "Brand", "The default brand", "", Kind.BRANDS)),
            true,
            true);

    static final Routing FRESHDESK = new Routing(
            List.of(new Pick("groupId", "Group", "Freshdesk decides", "Which group new tickets go to.", Kind.GROUPS)),
            true,
            true);

    static final Routing INTERCOM = new Routing(
            List.of(
                    new Pick(
                            "adminId",
                            "Teammate who writes",
                            "Whoever gave the consent",
                            "In whose name notes and the assistant's lines stand.",
                            Kind.USERS),
                    new Pick(
                            "teamId",
                            "Team",
                            "Intercom decides",
                            "Which team's inbox gets new conversations.",
                            Kind.TEAMS)),
            true,
            false);

    static final Routing NONE = new Routing(List.of(), false, false);
}
