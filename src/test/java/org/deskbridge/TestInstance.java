package org.deskbridge;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;

/** The container's choice of beans, with those that a test names. */
public record TestInstance<T>(List<T> beans) implements Instance<T> {
    @Override
    public Instance<T> select(Annotation... qualifiers) {
        return this;
    }

    @Override
    public <U extends T> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new IllegalStateException("no subtypes here");
    }

    @Override
    public <U extends T> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new IllegalStateException("no subtypes here");
    }

    @Override
    public boolean isUnsatisfied() {
        return beans.isEmpty();
    }

    @Override
    public boolean isAmbiguous() {
        return beans.size() > 1;
    }

    @Override
    public void destroy(T instance) {
        throw new IllegalStateException("nothing here is destroyed");
    }

    @Override
    public Handle<T> getHandle() {
        throw new IllegalStateException("no handles here");
    }

    @Override
    public Iterable<? extends Handle<T>> handles() {
        throw new IllegalStateException("no handles here");
    }

    @Override
    public T get() {
        return beans.getFirst();
    }

    @Override
    public Iterator<T> iterator() {
        return beans.iterator();
    }
}
