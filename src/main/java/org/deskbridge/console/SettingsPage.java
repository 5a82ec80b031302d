package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.stream.Stream;
import org.deskbridge.workspace.Workspaces;
import org.omnifaces.util.Messages;

/** What a workspace is called, how its chat looks, where it may be embedded and whom it mails. */
@Named
@ViewScoped
public class SettingsPage implements Serializable {
    @Inject
    Member member;

    @Inject
    Workspaces workspaces;

    private String name = "";
    private String assistantName = "";
    private String greeting = "";
    private String brand = "";
    private String sites = "";
    private String teamMail = "";
    private int retentionDays;

    public void open() {
        var now = member.getWorkspace();
        name = now.name();
        assistantName = now.assistantName();
        greeting = now.greeting();
        brand = now.brand();
        sites = String.join("\n", now.allowedSites());
        teamMail = now.teamMail();
        retentionDays = now.retentionDays();
    }

    public void save() {
        member.mustBeAdmin();
        var allowed = Stream.of(sites.strip().split("\\s+"))
                .map(site -> site.replaceAll("/+$", ""))
                .filter(site -> !site.isEmpty())
                .distinct()
                .toList();
        workspaces.change(
                member.workspaceId(),
                new Workspaces.Change(
                        name.strip(),
                        null,
                        allowed,
                        assistantName.strip(),
                        greeting.strip(),
                        brand,
                        teamMail.strip(),
                        retentionDays));
        Messages.addGlobalInfo("Saved.");
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getAssistantName() {
        return assistantName;
    }

    public void setAssistantName(String assistantName) {
        this.assistantName = assistantName;
    }

    public String getGreeting() {
        return greeting;
    }

    public void setGreeting(String greeting) {
        this.greeting = greeting;
    }

    public String getBrand() {
        return brand;
    }

    public void setBrand(String brand) {
        this.brand = brand;
    }

    public String getSites() {
        return sites;
    }

    public void setSites(String sites) {
        this.sites = sites;
    }

    public int getRetentionDays() {
        return retentionDays;
    }

    public void setRetentionDays(int retentionDays) {
        this.retentionDays = retentionDays;
    }

    public String getTeamMail() {
        return teamMail;
    }

    public void setTeamMail(String teamMail) {
        this.teamMail = teamMail;
    }
}
