package org.deskbridge.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A connection that a pool may keep for ever: when the database has died since, it is opened anew between transactions,
 * never within one. WildFly's pool, made from a definition in a WAR, asks no connection whether it still lives, and
 * hands out dead ones again and again; there is no property by which a WAR could tell it to ask.
 */
final class LastingConnection implements InvocationHandler {
    private static final Logger LOG = Logger.getLogger(LastingConnection.class.getName());
    private static final int PATIENCE_SECONDS = 2;

    /** After one was found dead, those that were opened before have to be asked. */
    private static volatile long lastDeath = System.nanoTime();

    private final FirstConnection.Source source;
    private final Map<Method, Object[]> settings = new LinkedHashMap<>();
    private Connection target;
    private long known;
    private boolean autoCommit = true;
    private boolean begun;
    private boolean over;

    private LastingConnection(FirstConnection.Source source) throws SQLException {
        this.source = source;
        target = source.open();
        known = System.nanoTime();
    }

    static Connection of(FirstConnection.Source source) throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                LastingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new LastingConnection(source));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // pools tell connections apart by what they are, not by what they are like
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "lasting " + target;
            case "isClosed" -> over;
            case "close", "abort" -> ended(method, arguments);
            case "setAutoCommit" -> begins(arguments != null && Boolean.TRUE.equals(arguments[0]));
            case "getAutoCommit" -> autoCommit;
            case "commit" -> ends(method, arguments);
            case "rollback" -> arguments == null ? rolledBack(method) : call(method, arguments);
            case "isValid" -> answers(method, arguments);
            default -> used(method, arguments);
        };
    }

    private @Nullable Object ended(Method method, Object @Nullable [] arguments) throws Throwable {
        over = true;
        return call(method, arguments);
    }

    /**
     * Pools set this at a transaction's beginning and after its end, when nothing is under way that could be lost, and
     * some believe what they have said even where it failed: so a dead connection takes note, and begins so anew.
     */
    private @Nullable Object begins(boolean automatically) throws SQLException {
        if (isMidway()) {
            target.setAutoCommit(automatically);
        } else if (isAlive()) {
            attempt(automatically);
        }
        autoCommit = automatically;
        begun = false;
        return null;
    }

    private void attempt(boolean automatically) throws SQLException {
        try {
            target.setAutoCommit(automatically);
        } catch (SQLException e) {
            if (isAlive()) {
                throw e;
            }
        }
    }

    private @Nullable Object ends(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return call(method, arguments);
        } finally {
            begun = false;
        }
    }

    /** With the connection its transaction has gone too. */
    private @Nullable Object rolledBack(Method method) throws Throwable {
        try {
            return ends(method, null);
        } catch (SQLException e) {
            if (isAlive()) {
                throw e;
            }
            return null;
        }
    }

    private @Nullable Object answers(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            live();
            return call(method, arguments);
        } catch (SQLException e) {
            LOG.log(Level.FINE, "the database is away", e);
            return false;
        }
    }

    private @Nullable Object used(Method method, Object @Nullable [] arguments) throws Throwable {
        live();
        if (isSetting(method) && arguments != null) {
            settings.put(method, arguments);
        } else {
            begun = true;
        }
        return call(method, arguments);
    }

    private static boolean isSetting(Method method) {
        return method.getName().startsWith("set")
                && method.getParameterCount() == 1
                && method.getReturnType() == void.class;
    }

    private boolean isMidway() {
        return begun && !autoCommit;
    }

    private boolean isAlive() throws SQLException {
        if (target.isClosed()) {
            lastDeath = System.nanoTime();
            return false;
        }
        return true;
    }

    /** Within a transaction a dead connection stays dead: what it has done is lost, and whoever did it must know. */
    private void live() throws Throwable {
        if (isMidway() || over || (isAlive() && isTrusted())) {
            return;
        }
        var fresh = source.open();
        discard();
        target = fresh;
        known = System.nanoTime();
        try {
            set();
        } catch (Throwable e) {
            discard();
            throw e;
        }
    }

    private void set() throws Throwable {
        target.setAutoCommit(autoCommit);
        for (var setting : settings.entrySet()) {
            call(setting.getKey(), setting.getValue());
        }
    }

    private boolean isTrusted() throws SQLException {
        if (known - lastDeath > 0) {
            return true;
        }
        var asked = System.nanoTime();
        if (target.isValid(PATIENCE_SECONDS)) {
            known = asked;
            return true;
        }
        return false;
    }

    private void discard() {
        try {
            target.close();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "was dead already", e);
        }
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
