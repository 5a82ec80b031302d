package org.deskbridge;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.sql.DataSource;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;
import org.deskbridge.platform.Database;

/**
 * A real database with the real schema, and what a server would add to a bean: an entity manager per transaction, the
 * transaction around each method, events in it and after it.
 */
public final class TestDatabase implements AutoCloseable {
    private static EmbeddedPostgres postgres;

    private final EntityManagerFactory factory;
    private final ThreadLocal<Deque<Tx>> stack = ThreadLocal.withInitial(ArrayDeque::new);

    private record Tx(EntityManager em, List<Runnable> afterCommit) {}

    private TestDatabase(String url) {
        this(url, new Database());
    }

    private TestDatabase(String url, DataSource source) {
        System.setProperty("deskbridge.db.url", url);
        factory = Persistence.createEntityManagerFactory(
                "deskbridge",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource", source,
                        "hibernate.transaction.coordinator_class", "jdbc",
                        "hibernate.connection.handling_mode", "DELAYED_ACQUISITION_AND_HOLD"));
    }

    public static synchronized TestDatabase h2() {
        return h2("test" + UUID.randomUUID());
    }

    /** Two of the same name are two nodes on one database. */
    public static synchronized TestDatabase h2(String name) {
        return new TestDatabase(
                "jdbc:h2:mem:" + name
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1");
    }

    public static synchronized TestDatabase postgres() {
        return postgres("test" + UUID.randomUUID().toString().replace("-", ""));
    }

    public static synchronized TestDatabase postgres(String name) {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            }
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement();
                    var there = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                if (!there.next()) {
                    statement.execute("create database " + name);
                }
            }
            return new TestDatabase(postgres.getJdbcUrl("postgres", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database that somebody else started, and its connections. */
    public static synchronized TestDatabase at(String url, DataSource source) {
        return new TestDatabase(url, source);
    }

    /** What {@code @PersistenceContext} would inject. */
    public EntityManager em() {
        return (EntityManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, args) -> {
                    try {
                        return method.invoke(current().em(), args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Tx current() {
        var tx = stack.get().peek();
        if (tx == null) {
            throw new IllegalStateException("no transaction");
        }
        return tx;
    }

    /** What says whether a transaction runs, and nothing else. */
    public TransactionSynchronizationRegistry transactions() {
        return (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {TransactionSynchronizationRegistry.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getTransactionKey" -> stack.get().peek();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** A bean whose every method runs as {@code @Transactional} would have it. */
    public <T> T transactional(Class<T> bean) {
        try {
            return new ByteBuddy()
                    .subclass(bean)
                    .method(ElementMatchers.not(ElementMatchers.isDeclaredBy(Object.class))
                            .and(ElementMatchers.not(ElementMatchers.isPrivate())))
                    .intercept(MethodDelegation.to(new Interceptor()))
                    .make()
                    .load(
                            bean.getClassLoader(),
                            ClassLoadingStrategy.UsingLookup.of(java.lang.invoke.MethodHandles.privateLookupIn(
                                    bean, java.lang.invoke.MethodHandles.lookup())))
                    .getLoaded()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server's part of a transactional method. */
    public final class Interceptor {
        @RuntimeType
        public Object around(@Origin Method method, @SuperCall Callable<?> call) throws Exception {
            if (Modifier.isStatic(method.getModifiers())) {
                return call.call();
            }
            var type = method.getAnnotation(Transactional.class);
            var fresh = type != null && type.value() == Transactional.TxType.REQUIRES_NEW;
            var supports = type != null && type.value() == Transactional.TxType.SUPPORTS;
            return (stack.get().isEmpty() && !supports) || fresh ? inNew(call) : call.call();
        }
    }

    public void tx(Runnable work) {
        try {
            inNew(() -> {
                work.run();
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Object inNew(Callable<?> call) throws Exception {
        var tx = new Tx(factory.createEntityManager(), new ArrayList<>());
        stack.get().push(tx);
        Object result;
        try {
            tx.em().getTransaction().begin();
            result = call.call();
            tx.em().getTransaction().commit();
        } finally {
            stack.get().pop();
            if (tx.em().getTransaction().isActive()) {
                tx.em().getTransaction().rollback();
            }
            tx.em().close();
        }
        tx.afterCommit().forEach(Runnable::run);
        return result;
    }

    /** An event with its observers: those in the transaction, in order. */
    public <T> Event<T> event(List<Consumer<T>> observers) {
        return new TestEvent<>(observers);
    }

    /** An observer that only sees what was committed. */
    public <T> Consumer<T> afterCommit(Consumer<T> observer) {
        return value -> current().afterCommit().add(() -> observer.accept(value));
    }

    @Override
    public void close() {
        factory.close();
    }
}
