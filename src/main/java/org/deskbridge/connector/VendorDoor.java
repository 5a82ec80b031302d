package org.deskbridge.connector;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Configuration;
import org.deskbridge.platform.Failpoint;
import org.deskbridge.work.Attempts;
import org.deskbridge.work.Brakes;
import org.jspecify.annotations.Nullable;

/** The only way out to a vendor: paced by its own figures, silent while it said so, each exchange in the ledger. */
@ApplicationScoped
public class VendorDoor {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int TIMES_AGAIN = 2;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(150);
    private static final Duration QUICK = Duration.ofSeconds(3);
    private static final Duration UNSAID = Duration.ofSeconds(10);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(15);
    private static final int FAILURES_BEFORE_A_BREAK = 4;

    @Inject
    Attempts attempts;

    @Inject
    Brakes brakes;

    @Inject
    Blocks blocks;

    @Inject
    Clock clock;

    private final Wire wire = new Wire();
    private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();
    private Buckets buckets;
    private Tokens tokens;

    @SuppressWarnings("NullAway.Init")
    public VendorDoor() {}

    @PostConstruct
    void open() {
        buckets = new Buckets(clock);
        tokens = new Tokens(clock);
    }

    Tokens tokens() {
        return tokens;
    }

    /** What is left of the account's own allowance; NaN while nothing is known. */
    double left(UUID connector) {
        return buckets.left(connector, "account");
    }

    /** What another node or an earlier life was told holds here too. */
    void block(UUID connector, @Nullable Instant until) {
        if (until != null) {
            buckets.block(connector, until);
        }
    }

    /** What may be repeated and broke off quickly is made again at once: one call of many must not cost all the others. */
    @Transactional(TxType.NEVER)
    Answer send(VendorAccount account, Call call) {
        for (var again = call.repeatable() ? TIMES_AGAIN : 0; ; again--) {
            var began = clock.instant();
            try {
                var answer = once(account, call);
                written(account, call);
                return answer;
            } catch (VendorTrouble trouble) {
                if (trouble.kind() == Kind.UNKNOWN) {
                    written(account, call);
                }
                var slow = Duration.between(began, clock.instant()).compareTo(QUICK) > 0;
                if (again == 0 || slow || trouble.kind() != Kind.UNKNOWN || trouble.until() != null) {
                    throw trouble;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private static void written(VendorAccount account, Call call) {
        if (!call.repeatable()) {
            account.wrote();
        }
    }

    private Answer once(VendorAccount account, Call call) {
        pace(account, call);
        var answer = exchange(account, call);
        if (answer.status() == 401 && call.signedIn() && tokens.drop(account)) {
            answer = exchange(account, call);
        }
        if (answer.status() >= 300) {
            throw trouble(account, answer);
        }
        return answer;
    }

    /** A short wait is waited here; a long one is the work engine's. */
    private void pace(VendorAccount account, Call call) {
        var names = account.helpdesk().buckets(call);
        var end = clock.instant().plus(PATIENCE);
        for (var wait = buckets.take(account.connector(), names);
                !wait.isZero();
                wait = buckets.take(account.connector(), names)) {
            var until = clock.instant().plus(wait);
            if (until.isAfter(end)) {
                hold(account, until);
                throw new VendorTrouble(Kind.RATE_LIMITED, "paced, so as to stay within the allowance", 0, "", until);
            }
            LockSupport.parkNanos(wait.toNanos());
        }
    }

    private Answer exchange(VendorAccount account, Call call) {
        var headers = call.signedIn() ? account.helpdesk().authorization(account) : Map.<String, String>of();
        var began = clock.instant();
        try {
            Failpoint.CALL_BEFORE_VENDOR.pass();
            var answer = wire.exchange(base(account), call, headers);
            Failpoint.CALL_AFTER_VENDOR.pass();
            record(account, call, began, answer, null);
            buckets.learn(account.connector(), account.helpdesk().quotas(answer));
            failures.remove(account.connector());
            return answer;
        } catch (VendorTrouble trouble) {
            record(account, call, began, null, trouble);
            takeABreak(account);
            throw trouble;
        }
    }

    /** Whoever does not answer several times in a row is asked less and less often. */
    private void takeABreak(VendorAccount account) {
        var inARow = failures.merge(account.connector(), 1, Integer::sum);
        if (inARow >= FAILURES_BEFORE_A_BREAK) {
            var seconds = Math.min(60, 1L << Math.min(6, inARow - FAILURES_BEFORE_A_BREAK));
            hold(account, clock.instant().plusSeconds(seconds));
        }
    }

    private VendorTrouble trouble(VendorAccount account, Answer answer) {
        var status = answer.status();
        if (status == 429) {
            var until = clock.instant().plus(silence(answer));
            buckets.block(account.connector(), until);
            blocks.remember(account.connector(), until);
            hold(account, until);
            return new VendorTrouble(Kind.RATE_LIMITED, "the vendor asked us to wait", status, answer.text(), until);
        }
        return new VendorTrouble(
                kind(status), "the vendor answered " + status + said(answer), status, answer.text(), later(answer));
    }

    /** Some say with a 503 when to come back. */
    private @Nullable Instant later(Answer answer) {
        return answer.header("Retry-After").isPresent() ? clock.instant().plus(silence(answer)) : null;
    }

    private static String said(Answer answer) {
        return answer.text().isBlank() ? "" : ": " + Masked.text(answer.text());
    }

    private void hold(VendorAccount account, Instant until) {
        brakes.hold(account.connector().toString(), until);
    }

    private static Duration silence(Answer answer) {
        var seconds = answer.header("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}(\\.[0-9]+)?"))
                .map(value -> Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * 1000)))
                .orElse(UNSAID);
        return seconds.compareTo(LONGEST_SILENCE) > 0 ? LONGEST_SILENCE : seconds.plusMillis(200);
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401 -> Kind.UNAUTHORIZED;
            case 403 -> Kind.FORBIDDEN;
            case 404, 410 -> Kind.NOT_FOUND;
            case 408 -> Kind.UNKNOWN;
            case 409 -> Kind.CONFLICT;
            default -> status >= 500 ? Kind.UNKNOWN : Kind.REFUSED;
        };
    }

    @Transactional(TxType.NEVER)
    InputStream download(VendorAccount account, String address, long maxBytes) {
        return wire.download(base(account), address, account.helpdesk().authorization(account), maxBytes);
    }

    /** What an account lacks leaves nothing, neither its place in a host nor its step in a path. */
    String base(VendorAccount account) {
        var helpdesk = account.helpdesk();
        var base = Configuration.text(helpdesk.type() + ".url").orElse(helpdesk.defaultUrl());
        for (var credential : account.credentials().entrySet()) {
            base = base.replace("{" + credential.getKey() + "}", credential.getValue());
        }
        return base.replaceAll("(?<!/)/\\{[a-zA-Z]+}|\\{[a-zA-Z]+}", "");
    }

    private void record(
            VendorAccount account, Call call, Instant began, @Nullable Answer answer, @Nullable VendorTrouble trouble) {
        if (account.work() != null) {
            attempts.record(
                    account.work(),
                    new Attempts.Attempt(
                            began,
                            (call.method() + " " + Masked.path(call.path()) + "\n" + call.shown()).strip(),
                            answer == null ? "" : Masked.text(answer.text()),
                            answer == null ? 0 : answer.status(),
                            (int) Duration.between(began, clock.instant()).toMillis(),
                            trouble == null ? null : trouble.getMessage()));
        }
    }
}
