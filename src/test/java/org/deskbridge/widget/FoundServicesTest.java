package org.deskbridge.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.file.spi.FileSystemProvider;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestEngine;

class FoundServicesTest {
    private final AtomicInteger looked = new AtomicInteger();
    private final ClassLoader application = new ClassLoader(getClass().getClassLoader()) {
        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            looked.incrementAndGet();
            return super.getResources(name);
        }
    };
    private final ClassLoader remembering = new FoundServices(application);

    @Test
    void services_are_those_of_the_application_and_looked_for_once() {
        assertThat(providers(TestEngine.class, remembering))
                .isNotEmpty()
                .isEqualTo(providers(TestEngine.class, getClass().getClassLoader()));
        providers(TestEngine.class, remembering);
        assertThat(looked).hasValue(1);
    }

    @Test
    void that_there_is_none_is_remembered_too() {
        assertThat(providers(FileSystemProvider.class, remembering))
                .isEqualTo(providers(FileSystemProvider.class, getClass().getClassLoader()));
        providers(FileSystemProvider.class, remembering);
        assertThat(looked).hasValue(1);
    }

    private static <T> List<String> providers(Class<T> service, ClassLoader loader) {
        return ServiceLoader.load(service, loader).stream()
                .map(ServiceLoader.Provider::type)
                .map(Class::getName)
                .toList();
    }

    @Test
    void what_is_no_service_is_looked_for_each_time() throws IOException {
        for (var i = 0; i < 2; i++) {
            assertThat(Collections.list(remembering.getResources("META-INF/persistence.xml")))
                    .isNotEmpty();
        }
        assertThat(looked).hasValue(2);
    }

    @Test
    void the_thread_is_left_as_it_was_whatever_happens() {
        var before = Thread.currentThread().getContextClassLoader();
        FoundServices.within(
                () -> assertThat(Thread.currentThread().getContextClassLoader()).isInstanceOf(FoundServices.class));
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThatThrownBy(() -> FoundServices.within(() -> {
                    throw new IllegalStateException("the socket is gone");
                }))
                .hasMessage("the socket is gone");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }
}
