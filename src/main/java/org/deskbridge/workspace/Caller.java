package org.deskbridge.workspace;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Whom the current REST request speaks for. */
@RequestScoped
public class Caller {
    private @Nullable UUID account;
    private Set<String> scopes = Set.of();

    void is(Accounts.Bearer bearer) {
        account = bearer.account();
        scopes = bearer.scopes();
    }

    /** In the console everybody does what their role allows. */
    void isLoggedIn(UUID person) {
        is(new Accounts.Bearer(person, Set.of(Accounts.EVERY_SCOPE.split(" ", -1))));
    }

    public UUID account() {
        if (account == null) {
            throw new Problem(401, "send Authorization: Bearer <api token>");
        }
        return account;
    }

    boolean has(String scope) {
        return scopes.contains(scope);
    }

    void needs(String scope) {
        if (!has(scope)) {
            throw new Problem(403, "the token lacks the scope " + scope);
        }
    }
}
