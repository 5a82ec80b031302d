package org.deskbridge.sandbox.kit;

/** A desk whose vendor has an address that names no account: the request itself tells which one is meant. */
public interface AtOneAddress {
    boolean isShared(String path);

    boolean isMeant(Request request);
}
