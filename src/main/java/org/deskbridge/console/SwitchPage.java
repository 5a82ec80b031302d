package org.deskbridge.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.deskbridge.platform.Ids;
import org.omnifaces.util.Faces;

/** Turns to another workspace of the same member. */
@Named
@RequestScoped
public class SwitchPage {
    @Inject
    Member member;

    private String workspace = "";

    public void go() {
        if (member.follows(Optional.of(workspace).flatMap(Ids::parse))) {
            Faces.redirect(Faces.getRequestContextPath() + "/console/");
        }
    }

    public String getWorkspace() {
        return member.getWorkspace().id().toString();
    }

    public void setWorkspace(String workspace) {
        this.workspace = workspace;
    }
}
