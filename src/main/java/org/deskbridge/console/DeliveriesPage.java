package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.deskbridge.platform.Page;
import org.deskbridge.work.Deliveries;
import org.deskbridge.work.Deliveries.Delivery;
import org.deskbridge.work.WorkState;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Messages;

/** The ledger: what was delivered, what still will be, and what could not be, with the way to try it again. */
@Named
@ViewScoped
public class DeliveriesPage implements Serializable {
    private static final int SIZE = 50;

    @Inject
    Deliveries deliveries;

    private String state = "all";
    private @Nullable String before;
    private Page<Delivery> page = new Page<>(List.of(), null);

    public void open() {
        var position = before == null || !before.matches("[0-9]{1,18}") ? Long.MAX_VALUE : Long.parseLong(before);
        page = Page.of(
                deliveries.list(wanted(), SIZE + 1, position), SIZE, delivery -> Long.toString(delivery.position()));
    }

    private @Nullable WorkState wanted() {
        return Stream.of(WorkState.values())
                .filter(one -> one.name().equalsIgnoreCase(state))
                .findFirst()
                .orElse(null);
    }

    public void retry(UUID delivery) {
        deliveries.retry(delivery);
        Messages.addGlobalInfo("It is tried again now.");
        open();
    }

    public boolean isStuck(Delivery delivery) {
        return delivery.state().equals("dead") || delivery.state().equals("retrying");
    }

    public Page<Delivery> getPage() {
        return page;
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state == null || state.isEmpty() ? "all" : state;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }
}
