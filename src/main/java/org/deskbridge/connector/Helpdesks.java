package org.deskbridge.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The vendors that this installation speaks to. */
@ApplicationScoped
public class Helpdesks {
    @Inject
    @Any
    Instance<Helpdesk> adapters;

    public List<Helpdesk> all() {
        return adapters.stream().sorted(Comparator.comparing(Helpdesk::name)).toList();
    }

    public Optional<Helpdesk> of(String type) {
        return adapters.stream().filter(one -> one.type().equals(type)).findFirst();
    }

    Helpdesk known(String type) {
        return of(type).orElseThrow(() -> new IllegalStateException("nothing here speaks to " + type));
    }
}
