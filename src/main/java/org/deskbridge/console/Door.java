package org.deskbridge.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.authentication.mechanism.http.CustomFormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.LoginToContinue;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import org.deskbridge.workspace.Accounts;
import org.deskbridge.workspace.Accounts.Person;

/** The console's login: whoever has an account is a member; what a member may do is asked anew at every request. */
@CustomFormAuthenticationMechanismDefinition(
        loginToContinue =
                @LoginToContinue(
                        loginPage = "/console/login.xhtml?continue=true",
                        useForwardToLogin = false,
                        errorPage = ""))
@ApplicationScoped
public class Door implements IdentityStore {
    static final String MEMBER = "member";

    @Inject
    Accounts accounts;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof UsernamePasswordCredential typed
                ? accounts.login(typed.getCaller(), typed.getPasswordAsString())
                        .map(Door::admitted)
                        .orElse(CredentialValidationResult.INVALID_RESULT)
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private static CredentialValidationResult admitted(Person person) {
        return new CredentialValidationResult(person.email(), Set.of(MEMBER));
    }
}
