package org.deskbridge.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the database answers and that nobody stops us: a node that cannot store must not be sent a shopper. */
@Readiness
@ApplicationScoped
public class Health implements HealthCheck {
    @Inject
    Storage storage;

    @Inject
    Departure departure;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("database");
        return departure.hasBegun()
                ? response.withData("stopping", true).down().build()
                : response.status(storage.answers()).build();
    }
}
