package org.deskbridge.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.deskbridge.connector.TicketReading.DeskFile;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.connector.TicketReading.News;
import org.deskbridge.conversation.Contact;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.conversation.Visits;
import org.deskbridge.desk.Tickets;
import org.deskbridge.knowledge.ArticleDrafts;
import org.jspecify.annotations.Nullable;

/** What a ticket from elsewhere becomes; the same ticket never becomes two. */
@ApplicationScoped
@Transactional
public class ImportedTickets {
    /** Addresses and long numbers of customers do not belong into articles. */
    private static final Pattern PERSONAL = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+|\\+?\\d[\\d ()/-]{6,}\\d");

    private static final int MAX_TITLE = 300;
    private static final int MAX_BODY = 50_000;

    @Inject
    Visits visits;

    @Inject
    Conversations conversations;

    @Inject
    Tickets tickets;

    @Inject
    ArticleDrafts drafts;

    /** Where a ticket comes from. */
    record Source(UUID connector, String vendor, String ticket) {
        UUID conversation() {
            return UUID.nameUUIDFromBytes(("import/" + connector + "/" + ticket).getBytes(StandardCharsets.UTF_8));
        }

        String key() {
            return vendor + ":" + connector + ":" + ticket;
        }
    }

    /** Returns false when it is there already. */
    boolean intoDesk(Source source, News news) {
        var conversation = source.conversation();
        if (visits.exists(conversation)) {
            return false;
        }
        visits.beginIn(source.vendor(), conversation, conversation);
        visits.introduce(
                conversation,
                new Contact(given(news.customer().name()), given(news.customer().email()), null));
        conversations.passOutside(conversation);
        news.messages().forEach(message -> conversations.say(utterance(conversation, message)));
        tickets.adopt(conversation, news.subject(), news.status(), "imported");
        return true;
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static Utterance utterance(UUID conversation, DeskMessage message) {
        var text = text(message);
        var key = "import:" + message.id();
        var said = switch (message.from()) {
            case CUSTOMER -> Utterance.visitor(conversation, text, key);
            case US, AGENT -> Utterance.agent(conversation, message.author(), text, key);
            case TEAM -> Utterance.note(conversation, message.author(), text, key);
        };
        return said.at(message.at());
    }

    private static String text(DeskMessage message) {
        var files = message.files().stream().map(DeskFile::name).collect(Collectors.joining(", "));
        var text = files.isEmpty()
                ? message.markdown()
                : message.markdown() + "\n\n(Files in the old desk: " + files + ")";
        var whole = text.isBlank() ? "(no text)" : text;
        return whole.length() <= Utterance.MAX_TEXT ? whole : whole.substring(0, Utterance.MAX_TEXT);
    }

    /** Only a question that was answered is worth a draft. Returns false when it was not, or is there already. */
    boolean intoDrafts(Source source, News news) {
        var question = words(news.messages(), From.CUSTOMER, 1);
        var answer = words(news.messages(), From.AGENT, 20);
        if (question.isBlank() || answer.isBlank()) {
            return false;
        }
        var title =
                cut(masked(news.subject().isBlank() ? question : news.subject()).strip(), MAX_TITLE);
        var body = "## Question\n\n" + masked(question) + "\n\n## Answer\n\n" + masked(answer);
        return drafts.add(source.key(), title, cut(body, MAX_BODY));
    }

    private static String words(List<DeskMessage> messages, From from, int most) {
        return messages.stream()
                .filter(message -> message.from() == from && !message.markdown().isBlank())
                .limit(most)
                .map(DeskMessage::markdown)
                .collect(Collectors.joining("\n\n"));
    }

    private static String masked(String text) {
        return PERSONAL.matcher(text).replaceAll("…");
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
