package org.deskbridge.console;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deskbridge.connector.Vocabulary;
import org.deskbridge.connector.Vocabulary.Choice;
import org.deskbridge.connector.Vocabulary.TicketField;
import org.deskbridge.platform.Problem;

/** What an account has to choose from, or why that is not known now; what is chosen and gone stays visible. */
public class AccountChoices implements Serializable {
    private static final Vocabulary NOTHING = new Vocabulary(List.of(), List.of(), List.of(), List.of(), List.of());

    private final Vocabulary words;
    private final boolean known;
    private final String trouble;

    private AccountChoices(Vocabulary words, boolean known, String trouble) {
        this.words = words;
        this.known = known;
        this.trouble = trouble;
    }

    static AccountChoices unknown() {
        return new AccountChoices(NOTHING, false, "");
    }

    static AccountChoices ask(Supplier<Vocabulary> account) {
        try {
            return new AccountChoices(account.get(), true, "");
        } catch (Problem problem) {
            return new AccountChoices(NOTHING, false, String.valueOf(problem.getMessage()));
        }
    }

    public List<Choice> of(Routing.Kind kind, String now) {
        return with(kind.of(words), now);
    }

    public List<Choice> fields(String now) {
        return with(words.fields().stream().map(AccountChoices::named).toList(), now);
    }

    private static Choice named(TicketField field) {
        return new Choice(field.id(), field.name() + " (" + field.type() + (field.required() ? ", required)" : ")"));
    }

    private static List<Choice> with(List<Choice> choices, String now) {
        if (now.isEmpty() || choices.stream().anyMatch(one -> one.id().equals(now))) {
            return choices;
        }
        var all = new ArrayList<>(choices);
        all.add(new Choice(now, "No longer in the account: " + now));
        return all;
    }

    public Optional<TicketField> field(String id) {
        return words.fields().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** A mapped field that the account does not have any more takes nothing. */
    public boolean isGone(String field) {
        return isKnown() && !field.isEmpty() && field(field).isEmpty();
    }

    public List<TicketField> getRequired() {
        return words.fields().stream().filter(TicketField::required).toList();
    }

    public String summary() {
        return Stream.of(
                        count(words.groups(), "group"),
                        count(words.brands(), "brand"),
                        count(words.teams(), "team"),
                        count(words.users(), "user"),
                        count(words.fields(), "field"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String count(List<?> list, String word) {
        return list.isEmpty() ? "" : list.size() + " " + word + (list.size() == 1 ? "" : "s");
    }

    public boolean isKnown() {
        return known;
    }

    public String getTrouble() {
        return trouble;
    }
}
