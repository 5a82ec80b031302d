package org.deskbridge.platform;

import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.jspecify.annotations.Nullable;

/**
 * The workspace this thread works for. Hibernate adds it to every query, load and insert, below anything a query says;
 * outside any workspace nothing is found.
 */
public class Tenant implements CurrentTenantIdentifierResolver<UUID> {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final UUID EVERYBODY = new UUID(-1, -1);
    private static final ThreadLocal<@Nullable UUID> CURRENT = new ThreadLocal<>();

    /** Runs within one workspace and leaves the thread as it was found. */
    public static <T extends @Nullable Object> T in(UUID workspace, Supplier<T> work) {
        return with(workspace, work);
    }

    public static void in(UUID workspace, Runnable work) {
        with(workspace, () -> {
            work.run();
            return workspace;
        });
    }

    /** For the few questions that come before a workspace is known: whose id is this, which work is due. */
    public static <T extends @Nullable Object> T everywhere(Supplier<T> work) {
        return with(EVERYBODY, work);
    }

    /** Binds the thread until the next call; only for an edge that also clears it. */
    public static void bind(@Nullable UUID workspace) {
        if (workspace == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(workspace);
        }
    }

    public static UUID current() {
        var current = CURRENT.get();
        return current == null ? NOBODY : current;
    }

    private static <T extends @Nullable Object> T with(UUID workspace, Supplier<T> work) {
        var before = CURRENT.get();
        CURRENT.set(workspace);
        try {
            return work.get();
        } finally {
            bind(before);
        }
    }

    @Override
    public UUID resolveCurrentTenantIdentifier() {
        return current();
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }

    @Override
    public boolean isRoot(UUID workspace) {
        return EVERYBODY.equals(workspace);
    }
}
