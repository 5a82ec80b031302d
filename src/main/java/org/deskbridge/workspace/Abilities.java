package org.deskbridge.workspace;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What the assistant may do besides answering: hand over, and ask for an e-mail address. */
@Embeddable
public record Abilities(
        boolean handover,
        @Column(name = "email_capture") boolean emailCapture,
        @Column(name = "email_sensitivity") String emailSensitivity) {
    static final Abilities DEFAULT = new Abilities(true, true, "medium");
}
