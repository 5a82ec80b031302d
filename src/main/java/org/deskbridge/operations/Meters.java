package org.deskbridge.operations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.UUID;
import org.deskbridge.conversation.Author;
import org.deskbridge.conversation.Said;
import org.jspecify.annotations.Nullable;

/** What this node counts as it happens; labels are words of ours, never a tenant's and never a conversation's. */
@ApplicationScoped
class Meters {
    private final PrometheusRegistry registry = new PrometheusRegistry();

    private final Counter messages = Counter.builder()
            .name("deskbridge_messages")
            .help("Messages stored by this node")
            .labelNames("author")
            .register(registry);

    private final Histogram answers = Histogram.builder()
            .name("deskbridge_answer_seconds")
            .help("From a visitor's message to the assistant's next, commit to commit, both on this node")
            .classicOnly()
            .classicUpperBounds(0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
            .register(registry);

    private final Counter webhooks = Counter.builder()
            .name("deskbridge_webhooks")
            .help("Webhook requests by what became of them")
            .labelNames("outcome")
            .register(registry);

    private final Counter responses = Counter.builder()
            .name("deskbridge_http_responses")
            .help("HTTP answers by the part of the product and the hundred of their status")
            .labelNames("area", "status")
            .register(registry);

    /** Questions that still wait; what is not answered in ten minutes is no latency but a silence. */
    private final Cache<UUID, Long> asked = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .maximumSize(50_000)
            .build();

    PrometheusRegistry registry() {
        return registry;
    }

    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) Said said) {
        messages.labelValues(said.author().kind().word()).inc();
        if (said.author().kind() == Author.Kind.VISITOR) {
            asked.put(said.conversation(), System.nanoTime());
        } else if (said.author().kind() == Author.Kind.ASSISTANT) {
            answered(asked.asMap().remove(said.conversation()));
        }
    }

    private void answered(@Nullable Long since) {
        if (since != null) {
            answers.observe((System.nanoTime() - since) / 1e9);
        }
    }

    void responded(Area area, int status) {
        responses.labelValues(area.word(), status / 100 + "xx").inc();
        if (area == Area.WEBHOOK) {
            webhooks.labelValues(outcome(status)).inc();
        }
    }

    /** In the words of what the vendor is to do next. */
    static String outcome(int status) {
        return switch (status) {
            case 200, 201, 202, 204 -> "stored";
            case 401 -> "not-proven";
            case 404, 410 -> "unknown";
            case 503 -> "again-later";
            default -> status < 500 ? "refused" : "failed";
        };
    }
}
