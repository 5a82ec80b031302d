package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.util.Messages;

/** Which desk takes the hand-overs of a workspace. */
@Named
@ViewScoped
public class HelpdeskPage implements Serializable {
    @Inject
    Member member;

    @Inject
    DeskMode desk;

    private String mode = "builtin";

    public void open() {
        member.mustBeAdmin();
        mode = desk.getNow();
    }

    public void save() {
        if (!mode.equals("builtin") && Vendor.of(mode).filter(desk::isAvailable).isEmpty()) {
            open();
            return;
        }
        desk.turnTo(mode);
        Messages.addFlashGlobalInfo("New hand-overs go to {0} from now on.", getTitle());
    }

    public List<Vendor> getVendors() {
        return List.of(Vendor.values());
    }

    public boolean isServed() {
        return desk.isServed(mode);
    }

    public boolean isChanged() {
        return !mode.equals(desk.getNow());
    }

    public String getTitle() {
        return mode.equals("builtin") ? "the built-in desk" : Vendor.title(mode);
    }

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }
}
