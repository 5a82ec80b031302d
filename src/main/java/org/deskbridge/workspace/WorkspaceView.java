package org.deskbridge.workspace;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A workspace as the outside sees it.
 *
 * @param retentionDays how long a resolved conversation is kept; 0 for ever
 */
public record WorkspaceView(
        UUID id,
        String name,
        String widgetKey,
        String helpdeskMode,
        List<String> allowedSites,
        String assistantName,
        String greeting,
        String brand,
        String teamMail,
        int retentionDays,
        Instant createdAt) {

    /**
     * An empty list of sites admits any page, so that a snippet works before anybody has typed an address. An empty origin
     * is what no browser's page has; a workspace with sites does not admit it.
     */
    public boolean admits(String origin) {
        return allowedSites.isEmpty() || allowedSites.contains(origin);
    }
}
