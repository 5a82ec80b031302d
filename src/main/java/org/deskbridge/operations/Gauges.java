package org.deskbridge.operations;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.DoubleSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.platform.Connections;
import org.deskbridge.platform.Storage;
import org.deskbridge.platform.Tenant;
import org.deskbridge.widget.OpenSockets;

/** What is measured when somebody looks; the database is asked at most every few seconds, however often that is. */
@ApplicationScoped
class Gauges {
    private static final Logger LOG = Logger.getLogger(Gauges.class.getName());
    private static final long FRESH_NANOS = 5_000_000_000L;

    @Inject
    Meters meters;

    @Inject
    OpenSockets sockets;

    @Inject
    Backlogs backlogs;

    private volatile Standing standing = Standing.UNKNOWN;
    private long readAt = System.nanoTime() - FRESH_NANOS;

    @PostConstruct
    void register() {
        var registry = meters.registry();
        sockets(registry);
        work(registry);
        database(registry);
        JvmMemoryMetrics.builder().register(registry);
        JvmBufferPoolMetrics.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmRuntimeInfoMetric.builder().register(registry);
        ProcessMetrics.builder().register(registry);
    }

    synchronized void refresh() {
        if (System.nanoTime() - readAt < FRESH_NANOS) {
            return;
        }
        try {
            var begin = System.nanoTime();
            var counts = Tenant.everywhere(backlogs::counts);
            var answeredIn = (System.nanoTime() - begin) / 1e9;
            standing = new Standing(
                    true, answeredIn, counts, Tenant.everywhere(backlogs::ages), Tenant.everywhere(backlogs::desks));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "no figures from the database now: {0}", e.getMessage());
            standing = Standing.UNKNOWN;
        }
        readAt = System.nanoTime();
    }

    private void sockets(PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name("deskbridge_open_sockets")
                .help("Sockets open on this node")
                .labelNames("side")
                .callback(gauge -> {
                    gauge.call(sockets.visitors(), "visitor");
                    gauge.call(sockets.agents(), "agent");
                })
                .register(registry);
    }

    private void work(PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name("deskbridge_work_items")
                .help("Pieces of work that are not done, in the whole installation")
                .labelNames("pool", "state")
                .callback(gauge -> standing.items()
                        .forEach(
                                (place, items) -> gauge.call(items, place.kind().word(), place.state())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("deskbridge_work_oldest_seconds")
                .help("Age of the oldest piece of work that is not finished")
                .labelNames("pool")
                .callback(gauge -> standing.oldest().forEach((kind, age) -> gauge.call(age, kind.word())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("deskbridge_connector_lag_seconds")
                .help("Age of the oldest line that is not yet written to the desk")
                .labelNames("connector", "type")
                .callback(gauge -> standing.desks()
                        .forEach(
                                desk -> gauge.call(standing.lag(desk), desk.id().toString(), desk.type())))
                .register(registry);
    }

    private void database(PrometheusRegistry registry) {
        gauge(registry, "deskbridge_database_up", "Whether the database answered", () -> standing.known() ? 1 : 0);
        gauge(
                registry,
                "deskbridge_database_answer_seconds",
                "What one query took, the wait for a connection of the pool included",
                () -> standing.known() ? standing.answeredIn() : Double.NaN);
        gauge(registry, "deskbridge_database_connections", "Connections open from this node", Connections::open);
        gauge(registry, "deskbridge_database_connections_max", "The pool's bound", () -> Storage.MOST);
        counter(registry, "deskbridge_database_connections_opened", "Connections opened", Connections::opened);
        counter(registry, "deskbridge_database_connections_failed", "Attempts that failed", Connections::failed);
    }

    private static void gauge(PrometheusRegistry registry, String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(gauge -> gauge.call(value.getAsDouble()))
                .register(registry);
    }

    private static void counter(PrometheusRegistry registry, String name, String help, DoubleSupplier value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(counter -> counter.call(value.getAsDouble()))
                .register(registry);
    }
}
