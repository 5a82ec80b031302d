package org.deskbridge.sandbox.kit;

/** A desk that can throw an app out: what it was let in with is good for nothing from then on. */
public interface Revocable {
    void revoke();
}
