package org.deskbridge.workspace;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * When the assistant hands over by itself; a visitor's button and an agent's hand always may.
 *
 * @param lowConfidenceThreshold the calibrated confidence, 0 to 1, below which nothing is answered
 * @param actions the names of the actions that hand over when they fire, separated by line ends
 */
@Embeddable
public record EscalationRules(
        @Column(name = "explicit_request") boolean explicitRequest,
        @Column(name = "low_confidence") boolean lowConfidence,
        @Column(name = "low_confidence_threshold") double lowConfidenceThreshold,
        @Column(name = "low_rating") boolean lowRating,
        boolean frustration,
        boolean action,
        String actions) {
    static final EscalationRules DEFAULT = new EscalationRules(true, false, 0.6, false, false, false, "");
}
