package org.deskbridge.widget;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The application's class loader, with a memory for which services there are. Tyrus sets its idle timer anew at each frame, and
 * Payara looks each time in some three hundred archives for providers of thread contexts ({@code ContextSetupProviderImpl}):
 * a fifth of all that the server did. Archives do not change while the application is deployed.
 */
final class FoundServices extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final String SERVICES = "META-INF/services/";
    private static final ClassLoader OURS = new FoundServices(FoundServices.class.getClassLoader());

    private final Map<String, List<URL>> found = new ConcurrentHashMap<>();

    FoundServices(ClassLoader parent) {
        super(parent);
    }

    /** Leaves the thread as it was. */
    static void within(Runnable work) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(OURS);
        try {
            work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(SERVICES)
                ? Collections.enumeration(found.computeIfAbsent(name, this::looked))
                : super.getResources(name);
    }

    private List<URL> looked(String name) {
        try {
            return Collections.list(super.getResources(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
