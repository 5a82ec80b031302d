package org.deskbridge.widget;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.util.UUID;
import org.deskbridge.conversation.Contact;
import org.deskbridge.platform.Problem;
import org.deskbridge.workspace.Workspaces;

/** Believes a shop's word about who its visitor is, if the word is signed with the workspace's key and still fresh. */
@ApplicationScoped
class Identities {
    @Inject
    Workspaces workspaces;

    @Inject
    Clock clock;

    /** A visitor as the shop knows them. */
    record Identity(String externalId, Contact contact) {}

    Identity verify(UUID workspace, String token) {
        try {
            var jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                    || !jwt.verify(new MACVerifier(workspaces.identityKey(workspace)))) {
                throw Problem.field("identity", "is not signed with this workspace's key");
            }
            return identity(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalStateException e) {
            throw Problem.field("identity", "is not a signed JWT");
        }
    }

    private Identity identity(JWTClaimsSet claims) throws ParseException {
        var expires = claims.getExpirationTime();
        if (expires == null || !expires.toInstant().isAfter(clock.instant())) {
            throw Problem.field("identity", "has expired or does not say when it does (exp)");
        }
        var subject = claims.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > 200) {
            throw Problem.field("identity", "names no visitor (sub)");
        }
        return new Identity(
                subject,
                new Contact(
                        claims.getStringClaim("name"), claims.getStringClaim("email"), claims.getStringClaim("phone")));
    }
}
