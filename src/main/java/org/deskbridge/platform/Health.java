package org.deskbridge.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the database answers; a node that cannot store must not be sent a shopper. */
@Readiness
@ApplicationScoped
public class Health implements HealthCheck {
    @Inject
    Storage storage;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(storage.answers()).build();
    }
}
