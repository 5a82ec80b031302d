package org.deskbridge.workspace;

/** What a member may do in a workspace; each role includes the ones below it. */
public enum Role {
    AGENT,
    ADMIN,
    OWNER;

    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
