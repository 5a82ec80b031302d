package org.deskbridge.sync;

import java.util.UUID;

/** Something happened to a ticket that belongs to no conversation of ours. Fired outside any transaction and workspace. */
public record Unlinked(UUID connector, String ticket) {}
