package org.deskbridge.platform;

import org.hibernate.engine.transaction.jta.platform.internal.SunOneJtaPlatform;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatform;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatformProvider;

/**
 * Tells the Hibernate inside the WAR where Payara keeps its transactions. A service and not a property: Hibernate asks
 * for it only where the server has not said it itself, as WildFly does for its own Hibernate.
 */
public class BundledTransactions implements JtaPlatformProvider {
    @Override
    public JtaPlatform getProvidedJtaPlatform() {
        return new SunOneJtaPlatform();
    }
}
