package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.action.ActionView;
import org.deskbridge.action.Actions;
import org.deskbridge.action.ArgumentType;
import org.deskbridge.action.Calls.Ran;
import org.deskbridge.action.Trials;
import org.deskbridge.platform.Fields;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Messages;

/** What the assistant may do at the shop's own systems: defined, tried and kept here. */
@Named
@ViewScoped
public class ActionsPage implements Serializable {
    @Inject
    Member member;

    @Inject
    Actions actions;

    @Inject
    Trials trials;

    private String hosts = "";
    private @Nullable TypedAction form;
    private transient @Nullable Ran ran;

    public void open() {
        hosts = String.join("\n", actions.hosts());
    }

    public void allow() {
        member.mustBeAdmin();
        hosts = String.join(
                "\n",
                actions.allow(hosts.lines().filter(line -> !line.isBlank()).toList()));
        Messages.addGlobalInfo("Saved. Actions may call these hosts and no others.");
    }

    public void begin() {
        form = TypedAction.fresh();
        ran = null;
    }

    public void edit(UUID id) {
        form = TypedAction.of(actions.get(id));
        ran = null;
    }

    public void cancel() {
        form = null;
    }

    public void addArgument() {
        form().getRows().add(new TypedAction.Row());
    }

    public void dropArgument(int index) {
        form().getRows().remove(index);
    }

    public void save() {
        member.mustBeAdmin();
        var id = form().getTexts().get("id");
        if (id == null) {
            actions.create(new Fields(form().json()));
        } else {
            actions.change(UUID.fromString(id), new Fields(form().json()));
        }
        form = null;
        Messages.addGlobalInfo("Saved. The next message is judged with it.");
    }

    public void test() {
        member.mustBeAdmin();
        ran = trials.run(new Fields(form().json()));
    }

    public void remove(UUID id) {
        member.mustBeAdmin();
        actions.remove(id);
    }

    private TypedAction form() {
        return Objects.requireNonNull(form, "an open form only");
    }

    public List<ActionView> getList() {
        return actions.list();
    }

    public List<ArgumentType> getTypes() {
        return List.of(ArgumentType.values());
    }

    public @Nullable TypedAction getForm() {
        return form;
    }

    public @Nullable Ran getRan() {
        return ran;
    }

    public String getHosts() {
        return hosts;
    }

    public void setHosts(String hosts) {
        this.hosts = hosts;
    }
}
