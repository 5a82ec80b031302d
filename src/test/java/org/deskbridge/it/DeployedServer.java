package org.deskbridge.it;

import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;

/** Arquillian's way to a {@link Server} of whichever kind, with the WAR below a path of its own name. */
public class DeployedServer implements DeployableContainer<DeployedServer.Nothing>, LoadableExtension {
    private Server server;

    /** The system properties say everything. */
    public static class Nothing implements ContainerConfiguration {
        @Override
        public void validate() {
            // nothing can be wrong
        }
    }

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(DeployableContainer.class, DeployedServer.class);
    }

    @Override
    public Class<Nothing> getConfigurationClass() {
        return Nothing.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Local");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> war) {
        var contextRoot = "/" + war.getName().replaceFirst("\\.war$", "");
        server = new Server(
                Path.of(System.getProperty("it.data")),
                "-Ddeskbridge.demo=true",
                "-Ddeskbridge.db.url=" + System.getProperty("it.db.url"),
                "-Ddeskbridge.db.user=" + System.getProperty("it.db.user"),
                "-Ddeskbridge.bootstrap.owner-email=owner@deskbridge.example",
                "-Ddeskbridge.bootstrap.owner-password=owner-password",
                "-Ddeskbridge.bootstrap.api-token=" + Rest.TOKEN);
        server.start(contextRoot);
        var address = new HTTPContext(server.base().getHost(), server.base().getPort());
        return new ProtocolMetaData().addContext(address.add(new Servlet("all", contextRoot)));
    }

    @Override
    public void undeploy(Archive<?> war) {
        server.close();
    }
}
