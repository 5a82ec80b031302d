package org.deskbridge.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deskbridge.connector.Consent;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.Helpdesks;
import org.deskbridge.platform.Configuration;
import org.omnifaces.util.Faces;

/** Vendors that are signed in to on a page of their own: where that begins, what it lacks, and how it went. */
@Named
@RequestScoped
public class Consents {
    @Inject
    Helpdesks helpdesks;

    @Inject
    Member member;

    public boolean isFor(Vendor vendor) {
        return consent(vendor).isPresent();
    }

    private Optional<Consent> consent(Vendor vendor) {
        return helpdesks.of(vendor.getType()).flatMap(Helpdesk::consent);
    }

    public boolean isOpen(Vendor vendor) {
        return consent(vendor).filter(Consent::isConfigured).isPresent();
    }

    /** The keys that the operator has left empty. */
    public List<String> missing(Vendor vendor) {
        return Stream.of(".client-id", ".client-secret")
                .map(end -> vendor.getType() + end)
                .filter(key -> Configuration.text(key).isEmpty())
                .map(key -> "deskbridge." + key)
                .toList();
    }

    public String address(Vendor vendor) {
        return Faces.getRequestContextPath() + "/api/v1/connectors/" + vendor.getType() + "/authorize?workspace="
                + member.workspaceId();
    }

    /** What a code means with which a vendor's page sent its visitor back; empty for none. */
    public String trouble(String code) {
        var vendor = helpdesks.all().stream()
                .filter(one -> one.consent().isPresent())
                .map(Helpdesk::name)
                .findFirst()
                .orElse("the help desk");
        return switch (code) {
            case "" -> "";
            case "denied" ->
                "The consent was not given at " + vendor
                        + ". Nothing was changed; you can begin again whenever you like.";
            case "state" ->
                "The answer of " + vendor
                        + " does not belong to a sign-in that began here in this browser, or came too late."
                        + " Begin again, and finish within a few minutes in the same window.";
            case "code" ->
                vendor
                        + " did not take its own code back: it had been used or was too old. Begin again; if that does not help,"
                        + " whoever runs this server should compare the client's id and secret with those at " + vendor
                        + ".";
            case "not-configured" ->
                "This installation is not registered at " + vendor
                        + " yet. Whoever runs this server has to set the keys that its" + " card names.";
            default ->
                "The sign-in at " + vendor
                        + " did not work. Begin again; if that does not help, ask whoever runs this server.";
        };
    }
}
