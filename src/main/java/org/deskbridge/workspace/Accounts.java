package org.deskbridge.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Secrets;
import org.jspecify.annotations.Nullable;

/** People, what they are in which workspace, and their API tokens. */
@ApplicationScoped
@Transactional
public class Accounts {
    public static final String EVERY_SCOPE = "read write admin";
    private static final Duration SEEN_RECENTLY = Duration.ofSeconds(75);

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Passwords passwords;

    /** A person as far as other packages need to know one. */
    public record Person(UUID id, String email, String name) {}

    /** Whom a token speaks for, and what it may do. */
    record Bearer(UUID account, Set<String> scopes) {}

    public boolean none() {
        return em.createQuery("select count(a) from Account a", Long.class).getSingleResult() == 0;
    }

    public Person create(String email, String name, String password) {
        var account =
                new Account(email.strip().toLowerCase(Locale.ROOT), name, passwords.hash(password), clock.instant());
        em.persist(account);
        return person(account);
    }

    /** The one who owns everything in the beginning; refused as soon as anybody exists. */
    Person createFirst(String email, String name, String password) {
        if (!none()) {
            throw new Problem(409, "an owner exists already");
        }
        var account = new Account(
                Account.FIRST,
                email.strip().toLowerCase(Locale.ROOT),
                name.strip(),
                passwords.hash(password),
                clock.instant());
        em.persist(account);
        try {
            em.flush();
        } catch (PersistenceException e) {
            throw new Problem(409, "somebody else was faster");
        }
        return person(account);
    }

    public Optional<Person> withEmail(String email) {
        return byEmail(email).map(Accounts::person);
    }

    /** The same time is spent for an unknown address, so that the answer does not tell which addresses exist. */
    public Optional<Person> login(String email, String password) {
        var account = byEmail(email);
        var matches = passwords.matches(
                password, account.map(found -> found.passwordHash).orElse(null));
        return matches ? account.map(Accounts::person) : Optional.empty();
    }

    public void join(UUID account, UUID workspace, Role role) {
        em.merge(new Membership(account, workspace, role));
    }

    public Optional<Role> role(UUID account, UUID workspace) {
        return Optional.ofNullable(em.find(Membership.class, new Membership.Key(account, workspace)))
                .map(membership -> membership.role);
    }

    public boolean isOwnerSomewhere(UUID account) {
        return em.createQuery(
                                "select count(m) from Membership m where m.key.account = :account and m.role = :owner",
                                Long.class)
                        .setParameter("account", account)
                        .setParameter("owner", Role.OWNER)
                        .getSingleResult()
                > 0;
    }

    public void seen(UUID account) {
        var found = em.find(Account.class, account);
        if (found != null) {
            found.lastSeenAt = clock.instant();
        }
    }

    /** The last console window was closed; another node's is seen again at its next heartbeat. */
    public void gone(UUID account) {
        var found = em.find(Account.class, account);
        if (found != null) {
            found.lastSeenAt = null;
        }
    }

    /** Whether anybody of the workspace's members has a console open on any node. */
    public boolean anybodyOnline(UUID workspace) {
        return em.createQuery(
                                "select count(a) from Account a join Membership m on m.key.account = a.id"
                                        + " where m.key.workspace = :workspace and a.lastSeenAt > :since",
                                Long.class)
                        .setParameter("workspace", workspace)
                        .setParameter("since", clock.instant().minus(SEEN_RECENTLY))
                        .getSingleResult()
                > 0;
    }

    public List<String> mailAddresses(UUID workspace) {
        return em.createQuery(
                        "select a.email from Account a join Membership m on m.key.account = a.id"
                                + " where m.key.workspace = :workspace order by a.email",
                        String.class)
                .setParameter("workspace", workspace)
                .getResultList();
    }

    /** Returns the token's text; only its hash is kept. */
    public String createToken(UUID account, String name, String scopes, @Nullable Instant expiresAt) {
        var text = "dbt_" + Secrets.randomText(30);
        keepToken(account, name, text, scopes, expiresAt);
        return text;
    }

    /** The same for a token that ends by itself, or never. */
    public String createToken(UUID account, String name, String scopes, int daysOrForever) {
        var end = daysOrForever == 0 ? null : clock.instant().plus(Duration.ofDays(daysOrForever));
        return createToken(account, name, scopes, end);
    }

    /** A token as its owner sees it later: all but its text. */
    public record Token(
            UUID id,
            String name,
            String scopes,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /** Newest first. */
    public List<Token> tokens(UUID account) {
        return em.createQuery(
                        "select t from ApiToken t where t.accountId = :account order by t.createdAt desc, t.id desc",
                        ApiToken.class)
                .setParameter("account", account)
                .getResultStream()
                .map(token -> new Token(token.id, token.name, token.scopes, token.createdAt, token.expiresAt))
                .toList();
    }

    /** Whoever used the token is refused from now on. */
    public void revoke(UUID account, UUID token) {
        em.createQuery("delete from ApiToken t where t.id = :id and t.accountId = :account")
                .setParameter("id", token)
                .setParameter("account", account)
                .executeUpdate();
    }

    public void keepToken(UUID account, String name, String text, String scopes, @Nullable Instant expiresAt) {
        em.persist(new ApiToken(account, name, Secrets.sha256(text), scopes, expiresAt, clock.instant()));
    }

    Optional<Bearer> bearer(String token) {
        return em.createQuery("select t from ApiToken t where t.hash = :hash", ApiToken.class)
                .setParameter("hash", Secrets.sha256(token))
                .getResultStream()
                .filter(found -> !found.expired(clock.instant()))
                .map(found -> new Bearer(found.accountId, found.scopeSet()))
                .findFirst();
    }

    /** The owner of a token that may write. */
    public Optional<Person> tokenOwner(String token) {
        return bearer(token)
                .filter(bearer -> bearer.scopes().contains("write"))
                .flatMap(bearer -> person(bearer.account()));
    }

    public Optional<Person> person(UUID id) {
        return Optional.ofNullable(em.find(Account.class, id)).map(Accounts::person);
    }

    private Optional<Account> byEmail(String email) {
        return em.createQuery("select a from Account a where a.email = :email", Account.class)
                .setParameter("email", email.strip().toLowerCase(Locale.ROOT))
                .getResultStream()
                .findFirst();
    }

    static Person person(Account account) {
        return new Person(account.id, account.email, account.name);
    }
}
