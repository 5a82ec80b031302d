package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.ledger.Backlog;
import org.deskbridge.ledger.Ledger;
import org.deskbridge.ledger.LedgerLine;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Page;
import org.deskbridge.work.Attempts;
import org.deskbridge.work.Attempts.Attempt;
import org.deskbridge.work.Deliveries;
import org.deskbridge.work.WorkState;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Messages;

/** The ledger: what was delivered, what still will be, and what could not be; and how each connector is. */
@Named
@ViewScoped
public class SyncPage implements Serializable {
    private static final int SIZE = 50;
    private static final Map<String, String> KINDS = Map.of(
            "answer", "Answer of the assistant",
            "team.mail", "Mail to the team",
            "ticket.open", "Open the ticket",
            "ticket.note", "Summary and transcript",
            "ticket.append", "Message to the ticket",
            "ticket.fields", "Fields of the ticket",
            "ticket.status", "Status of the ticket",
            "ticket.read", "Read the ticket");

    @Inject
    Member member;

    @Inject
    DeskMode desk;

    @Inject
    Ledger ledger;

    @Inject
    Deliveries deliveries;

    @Inject
    Attempts attempts;

    private String state = "all";
    private String kind = "";
    private String connector = "";
    private @Nullable String before;
    private @Nullable UUID shown;
    private List<Attempt> evidence = List.of();
    private List<Card> cards = List.of();
    private Map<String, String> names = Map.of();
    private Page<LedgerLine> page = new Page<>(List.of(), null);

    /** A connector and how its work stands. */
    public record Card(ConnectorView connector, Backlog backlog) {}

    public void open() {
        var position = before == null || !before.matches("[0-9]{1,18}") ? Long.MAX_VALUE : Long.parseLong(before);
        var filter = new Ledger.Filter(wanted(), kind, connector);
        page = Page.of(ledger.list(filter, SIZE + 1, position), SIZE, line -> Long.toString(line.position()));
        names = new LinkedHashMap<>();
        desk.all().forEach(one -> names.put(one.id().toString(), one.name()));
        cards = member.isAdmin()
                ? desk.living().stream()
                        .map(one -> new Card(one, ledger.backlog(one.id().toString())))
                        .toList()
                : List.of();
    }

    /** By another filter the list begins anew. */
    public void narrow() {
        before = null;
        open();
    }

    private @Nullable WorkState wanted() {
        return Stream.of(WorkState.values())
                .filter(one -> one.name().equalsIgnoreCase(state))
                .findFirst()
                .orElse(null);
    }

    public void retry(UUID line) {
        try {
            deliveries.retry(line);
            Messages.addGlobalInfo("It is tried again now.");
        } finally {
            open();
        }
    }

    public void retryDead() {
        member.mustBeAdmin();
        var count = ledger.retryDead(connector);
        Messages.addGlobalInfo(
                count == 1 ? "One delivery is tried again now." : count + " deliveries are tried again now.");
        open();
    }

    public void show(UUID line) {
        member.mustBeAdmin();
        shown = line.equals(shown) ? null : line;
        evidence = shown == null ? List.of() : attempts.of(shown);
    }

    public boolean isShown(LedgerLine line) {
        return line.id().equals(shown);
    }

    public boolean isAnyDead() {
        return page.items().stream().anyMatch(line -> line.state() == WorkState.DEAD);
    }

    public String kindName(String kind) {
        return KINDS.getOrDefault(kind, kind);
    }

    /** Names by the ids that filters send. */
    public Map<String, String> getKinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        ledger.kinds().forEach(one -> kinds.put(one, kindName(one)));
        return kinds;
    }

    public String connectorName(String pool) {
        return names.getOrDefault(pool, "");
    }

    /** Of the disconnected ones too: their work is still in the ledger. */
    public Map<String, String> getNames() {
        return names;
    }

    public List<Card> getCards() {
        return cards;
    }

    public List<Attempt> getEvidence() {
        return evidence;
    }

    public Page<LedgerLine> getPage() {
        return page;
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state == null || state.isEmpty() ? "all" : state;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(@Nullable String kind) {
        this.kind = kind == null ? "" : kind;
    }

    public String getConnector() {
        return connector;
    }

    /** An id of ours or nothing. */
    public void setConnector(@Nullable String connector) {
        this.connector = connector == null
                ? ""
                : Ids.parse(connector).map(UUID::toString).orElse("");
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }
}
