package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.deskbridge.workspace.Accounts;
import org.deskbridge.workspace.Accounts.Token;

/** The member's own keys for programs; a new one is shown once and never again. */
@Named
@ViewScoped
public class TokensPage implements Serializable {
    @Inject
    Member member;

    @Inject
    Accounts accounts;

    private List<Token> list = List.of();
    private String name = "";
    private List<String> scopes = new ArrayList<>(List.of("read"));
    private int days = 90;
    private String fresh = "";

    public void open() {
        list = accounts.tokens(member.getId());
    }

    public void create() {
        fresh = accounts.createToken(member.getId(), name.strip(), String.join(" ", scopes), days);
        name = "";
        open();
    }

    public void revoke(UUID token) {
        accounts.revoke(member.getId(), token);
        fresh = "";
        open();
    }

    public List<String> getScopeChoices() {
        return List.of(Accounts.EVERY_SCOPE.split(" "));
    }

    public List<Token> getList() {
        return list;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public List<String> getScopes() {
        return scopes;
    }

    public void setScopes(List<String> scopes) {
        this.scopes = scopes;
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }

    public String getFresh() {
        return fresh;
    }
}
