package org.deskbridge.console;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.deskbridge.platform.Configuration;
import org.deskbridge.workspace.Accounts;
import org.deskbridge.workspace.Bootstrap;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** Lets somebody in, or says why not without saying which half was wrong. */
@Named
@RequestScoped
public class LoginPage {
    @Inject
    SecurityContext security;

    @Inject
    Accounts accounts;

    @Inject
    LoginBrake brake;

    private String email = "";
    private String password = "";
    private boolean continuing;

    /** Before anybody exists there is nobody to log in. */
    public void open() throws IOException {
        if (accounts.none()) {
            Faces.redirect(Faces.getRequestContextPath() + "/console/setup.xhtml");
        } else if (Faces.getRequest().getUserPrincipal() != null) {
            Faces.redirect(Faces.getRequestContextPath() + "/console/");
        }
    }

    public void login() throws IOException {
        var request = Faces.getRequest();
        var wait = brake.secondsToWait(request, email);
        if (wait > 0) {
            Messages.addGlobalError("Too many attempts. Try again in {0}.", LoginBrake.words(wait));
            return;
        }
        if (enter(request, Faces.getResponse())) {
            brake.release(request, email);
        } else {
            Messages.addGlobalError("This e-mail address and password do not belong together.");
        }
    }

    /** Sends the member where they wanted to go; a session that was known before the login gets another id. */
    private boolean enter(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession();
        request.changeSessionId();
        var credential = new UsernamePasswordCredential(email, password);
        var status = security.authenticate(
                request, response, withParams().credential(credential).newAuthentication(!continuing));
        if (status == AuthenticationStatus.SUCCESS) {
            Faces.redirect(Faces.getRequestContextPath() + "/console/");
        } else if (status == AuthenticationStatus.SEND_CONTINUE) {
            FacesContext.getCurrentInstance().responseComplete();
        }
        return status == AuthenticationStatus.SUCCESS || status == AuthenticationStatus.SEND_CONTINUE;
    }

    public void logout() throws ServletException, IOException {
        Faces.getRequest().logout();
        Faces.invalidateSession();
        Faces.redirect(Faces.getRequestContextPath() + "/console/login.xhtml");
    }

    /** What the demo's own page says to a stranger; nothing elsewhere. */
    public String getDemo() {
        return Configuration.on("demo")
                        && Configuration.text("bootstrap.owner-email").isEmpty()
                ? Bootstrap.DEMO_EMAIL + " / " + Bootstrap.DEMO_PASSWORD
                : "";
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public boolean isContinuing() {
        return continuing;
    }

    public void setContinuing(boolean continuing) {
        this.continuing = continuing;
    }
}
