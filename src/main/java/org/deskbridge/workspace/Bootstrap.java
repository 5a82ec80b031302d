package org.deskbridge.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.deskbridge.platform.Configuration;

/** Fills an empty database with what the operator's configuration names: the first owner, an API token, the demo. */
@ApplicationScoped
public class Bootstrap {
    public static final String DEMO_EMAIL = "demo@deskbridge.example";
    public static final String DEMO_PASSWORD = "deskbridge-demo";
    public static final String DEMO_KEY = "demo";

    @Inject
    Accounts accounts;

    @Inject
    Workspaces workspaces;

    /** Does nothing where anybody exists; everything or nothing otherwise. */
    @Transactional
    public void prepare() {
        if (!accounts.none()) {
            return;
        }
        var demo = Configuration.on("demo");
        var email =
                Configuration.text("bootstrap.owner-email").or(() -> demo ? Optional.of(DEMO_EMAIL) : Optional.empty());
        if (email.isEmpty()) {
            return;
        }
        var password = Configuration.text("bootstrap.owner-password")
                .orElseGet(() -> demo ? DEMO_PASSWORD : missingPassword());
        var owner = accounts.createFirst(email.get(), "Owner", password).id();
        Configuration.text("bootstrap.api-token")
                .ifPresent(token -> accounts.keepToken(owner, "bootstrap", token, Accounts.EVERY_SCOPE, null));
        if (demo) {
            workspaces.create("Tallowbrook Outdoor", DEMO_KEY, owner);
        } else {
            workspaces.create("Main", owner);
        }
    }

    /** Whether anybody exists. */
    public boolean isDone() {
        return !accounts.none();
    }

    /** The first-run page's one action: refused for ever once anybody exists, also when two try at once. */
    @Transactional
    public void begin(String email, String name, String password) {
        workspaces.create("Main", accounts.createFirst(email, name, password).id());
    }

    private static String missingPassword() {
        throw new IllegalStateException("deskbridge.bootstrap.owner-password is needed beside owner-email");
    }
}
