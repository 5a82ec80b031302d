package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.ledger.Backlog;
import org.deskbridge.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** The vendors that something here speaks to, and this workspace's accounts at each. */
@Named
@ViewScoped
public class IntegrationsPage implements Serializable {
    @Inject
    Member member;

    @Inject
    DeskMode desk;

    @Inject
    SandboxTrial sandbox;

    @Inject
    Ledger ledger;

    @Inject
    Consents consents;

    private List<Card> cards = List.of();
    private String trouble = "";

    /** A vendor with the accounts at it that are kept in step. */
    public record Card(Vendor vendor, List<Account> accounts) {
        public boolean hasSandbox(SandboxTrial trial) {
            return accounts.stream().map(Account::connector).anyMatch(trial::isOf);
        }
    }

    /** An account and how its work stands. */
    public record Account(ConnectorView connector, Backlog backlog) {
        public @Nullable Instant lastSync() {
            return Stream.of(backlog.lastOut(), connector.webhook().seenAt())
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }
    }

    public void open() {
        member.mustBeAdmin();
        var accounts = desk.living().stream()
                .map(one -> new Account(one, ledger.backlog(one.id().toString())))
                .toList();
        cards = Stream.of(Vendor.values())
                .filter(desk::isAvailable)
                .map(vendor -> new Card(
                        vendor,
                        accounts.stream()
                                .filter(one -> one.connector().type().equals(vendor.getType()))
                                .toList()))
                .toList();
    }

    public void trySandbox(String type) {
        member.mustBeAdmin();
        sandbox.connect(type, member.workspaceId(), PublicAddress.api());
        desk.turnTo(type);
        Messages.addFlashGlobalInfo("The sandbox is connected, and hand-overs go to it from now on.");
        Faces.redirect(Faces.getRequestContextPath() + "/console/integrations.xhtml");
    }

    /** The vendor that hand-overs should go to although none of its accounts works; empty when all is well. */
    public String getUnserved() {
        var mode = desk.getNow();
        return desk.isServed(mode) ? "" : Vendor.title(mode);
    }

    public List<Card> getCards() {
        return cards;
    }

    public String getTroubleText() {
        return consents.trouble(trouble);
    }

    public String getTrouble() {
        return trouble;
    }

    public void setTrouble(@Nullable String trouble) {
        this.trouble = trouble == null ? "" : trouble;
    }
}
