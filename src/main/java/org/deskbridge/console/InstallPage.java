package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Base64;
import org.deskbridge.workspace.Workspaces;
import org.omnifaces.util.Messages;

/** The snippet that puts the chat on a page, and the key with which a shop tells who its visitors are. */
@Named
@ViewScoped
public class InstallPage implements Serializable {
    @Inject
    Member member;

    @Inject
    Workspaces workspaces;

    private String identityKey = "";

    public String getSnippet() {
        return "<script type=\"module\" src=\"" + PublicAddress.base() + "/widget/deskbridge.js\" data-widget-key=\""
                + member.getWorkspace().widgetKey() + "\"></script>";
    }

    public void reveal() {
        member.mustBeAdmin();
        identityKey = Base64.getEncoder().encodeToString(workspaces.identityKey(member.workspaceId()));
    }

    public void renew() {
        member.mustBeAdmin();
        workspaces.renewIdentityKey(member.workspaceId());
        reveal();
        Messages.addGlobalInfo("There is a new key. Tokens signed with the old one are refused from now on.");
    }

    public String getIdentityKey() {
        return identityKey;
    }
}
