package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.deskbridge.workspace.Abilities;
import org.deskbridge.workspace.EscalationRules;
import org.deskbridge.workspace.Workspaces;
import org.omnifaces.util.Messages;

/** When the assistant hands over by itself, and what else it may do. */
@Named
@ViewScoped
public class RulesPage implements Serializable {
    @Inject
    Member member;

    @Inject
    Workspaces workspaces;

    private boolean explicitRequest;
    private boolean lowConfidence;
    private int threshold;
    private boolean lowRating;
    private boolean handover;
    private boolean emailCapture;

    public void open() {
        var rules = workspaces.rules(member.workspaceId());
        explicitRequest = rules.explicitRequest();
        lowConfidence = rules.lowConfidence();
        threshold = (int) KnowledgePage.percent(rules.lowConfidenceThreshold());
        lowRating = rules.lowRating();
        var abilities = workspaces.abilities(member.workspaceId());
        handover = abilities.handover();
        emailCapture = abilities.emailCapture();
    }

    public void save() {
        member.mustBeAdmin();
        var id = member.workspaceId();
        var now = workspaces.rules(id);
        workspaces.change(
                id,
                new EscalationRules(
                        explicitRequest,
                        lowConfidence,
                        threshold / 100.0,
                        lowRating,
                        now.frustration(),
                        now.action(),
                        now.actions()));
        workspaces.change(
                id,
                new Abilities(handover, emailCapture, workspaces.abilities(id).emailSensitivity()));
        Messages.addGlobalInfo("Saved. The next message is judged by this.");
    }

    public boolean isExplicitRequest() {
        return explicitRequest;
    }

    public void setExplicitRequest(boolean explicitRequest) {
        this.explicitRequest = explicitRequest;
    }

    public boolean isLowConfidence() {
        return lowConfidence;
    }

    public void setLowConfidence(boolean lowConfidence) {
        this.lowConfidence = lowConfidence;
    }

    public int getThreshold() {
        return threshold;
    }

    public void setThreshold(int threshold) {
        this.threshold = threshold;
    }

    public boolean isLowRating() {
        return lowRating;
    }

    public void setLowRating(boolean lowRating) {
        this.lowRating = lowRating;
    }

    public boolean isHandover() {
        return handover;
    }

    public void setHandover(boolean handover) {
        this.handover = handover;
    }

    public boolean isEmailCapture() {
        return emailCapture;
    }

    public void setEmailCapture(boolean emailCapture) {
        this.emailCapture = emailCapture;
    }
}
