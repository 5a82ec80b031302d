package org.deskbridge.it;

import java.nio.file.Path;
import java.util.List;

/** What the WAR runs on; all that differs between the servers is said by who implements this. */
interface ServerKind {
    static ServerKind chosen() {
        var name = System.getProperty("it.server", "payara-micro");
        return switch (name) {
            case "payara-micro" -> new PayaraMicro();
            case "wildfly" -> new WildFly();
            default -> throw new IllegalArgumentException("no such server: " + name);
        };
    }

    static Path war() {
        return Path.of(System.getProperty("war"));
    }

    /** What follows the product's settings on the command line of a JVM that deploys the WAR below these paths in turn. */
    List<String> command(Path data, int port, List<String> contextRoots);

    /** Does in the running server what its command line could not say, and returns when all is deployed. */
    void started(Path data, List<String> contextRoots);

    /** The version of Hibernate that is to work for us here. */
    String hibernate();
}
