package org.deskbridge.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.deskbridge.workspace.Accounts;
import org.deskbridge.workspace.Bootstrap;
import org.omnifaces.util.Faces;

/** The first run: makes the owner and logs them in; afterwards it leads elsewhere for ever. */
@Named
@RequestScoped
public class SetupPage {
    @Inject
    Accounts accounts;

    @Inject
    Bootstrap bootstrap;

    @Inject
    LoginPage login;

    private String name = "";

    public void open() throws IOException {
        if (!accounts.none()) {
            Faces.redirect(Faces.getRequestContextPath() + "/console/");
        }
    }

    public void begin() throws IOException {
        bootstrap.begin(login.getEmail(), name, login.getPassword());
        login.login();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
