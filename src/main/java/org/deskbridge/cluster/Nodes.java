package org.deskbridge.cluster;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.deskbridge.platform.Configuration;
import org.jspecify.annotations.Nullable;

/** Tells the other nodes what is worth a look, and hears it from them; where there is only one node nobody is told. */
@ApplicationScoped
public class Nodes {
    @Inject
    Event<Heard> heard;

    private final Map<String, Integer> followed = new HashMap<>();
    private volatile @Nullable NatsLink link;

    /** A node starts whether or not the others can be reached. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        Configuration.text("live.nats-url").ifPresent(this::open);
    }

    void open(String addresses) {
        var opened = new NatsLink(
                NatsAddress.of(addresses), this::followed, (subject, text) -> heard.fire(new Heard(subject, text)));
        link = opened;
        opened.open();
    }

    /** Never waits and never fails: who cannot be told now finds out by itself. The text is asked for if there is anybody. */
    public void tell(String subject, Supplier<String> text) {
        var open = link;
        if (open != null) {
            open.tell(subject, text);
        }
    }

    /** From now on, until it has been left as often as it was followed. */
    public void follow(String subject) {
        synchronized (followed) {
            var open = link;
            if (followed.merge(subject, 1, Integer::sum) == 1 && open != null) {
                open.follow(subject);
            }
        }
    }

    public void leave(String subject) {
        synchronized (followed) {
            var open = link;
            if (followed.computeIfPresent(subject, (key, times) -> times == 1 ? null : times - 1) == null
                    && open != null) {
                open.leave(subject);
            }
        }
    }

    /** Under the same lock, so that nothing that is followed just now is left out. */
    private Collection<String> followed() {
        synchronized (followed) {
            return List.copyOf(followed.keySet());
        }
    }

    @PreDestroy
    void close() {
        var open = link;
        if (open != null) {
            open.close();
        }
    }
}
