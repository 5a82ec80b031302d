package org.deskbridge.connector;

/** Whether an account can be worked with: it can, somebody has to look at it, or it was given up. */
public enum ConnectorState {
    CONNECTED,
    ATTENTION,
    DISCONNECTED
}
