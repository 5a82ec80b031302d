package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An unpacked server with a directory of its own for each process, set up by the script that operators use. */
final class WildFly implements ServerKind {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path HOME = Path.of(System.getProperty("wildfly.home", "."));
    private static final Path SET_UP = setUp();

    /** As {@code bin/standalone.sh} opens the JDK. */
    private static final List<String> OPEN = List.of(
            "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.management/javax.management=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

    private static Path setUp() {
        var standalone = HOME.resolveSibling("wildfly-set-up");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var cli = new ProcessBuilder(java, "-Djboss.server.base.dir=" + standalone, "-Djboss.home.dir=" + HOME);
        cli.command().addAll(modules("org.jboss.as.cli"));
        cli.command().add("--file=" + System.getProperty("wildfly.script"));
        cli.environment().put("JBOSS_HOME", HOME.toString());
        var log = new File(standalone + ".log");
        try {
            Databases.empty(standalone);
            copy(HOME.resolve("standalone"), standalone);
            var end = cli.redirectErrorStream(true).redirectOutput(log).start().waitFor();
            assertThat(end).as("the script failed, see %s", log).isZero();
            return standalone;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> modules(String main) {
        return List.of(
                "-jar",
                HOME.resolve("jboss-modules.jar").toString(),
                "-mp",
                HOME.resolve("modules").toString(),
                main);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public List<String> command(Path data, int port, List<String> contextRoots) {
        var own = data.resolve("wildfly");
        try {
            if (Files.notExists(own)) {
                copy(SET_UP, own);
                deploy(data, contextRoots.getFirst());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var command = new ArrayList<>(OPEN);
        command.add("-Djboss.http.port=" + port);
        command.add("-Djboss.management.http.port=" + Server.freePort());
        command.addAll(modules("org.jboss.as.standalone"));
        command.addAll(List.of("-Djboss.home.dir=" + HOME, "-Djboss.server.base.dir=" + own));
        return command;
    }

    /** The name of the file says the path. */
    private static Path archive(Path data, String contextRoot) {
        var name = contextRoot.equals("/") ? "ROOT" : contextRoot.substring(1);
        return data.resolve("wildfly/deployments/" + name + ".war");
    }

    private static void deploy(Path data, String contextRoot) throws IOException {
        Files.copy(ServerKind.war(), archive(data, contextRoot), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void started(Path data, List<String> contextRoots) {
        try {
            for (var i = 0; i < contextRoots.size(); i++) {
                if (i > 0) {
                    Files.delete(marker(data, contextRoots.get(i - 1), "deployed"));
                    await(data, contextRoots.get(i - 1), "undeployed");
                    deploy(data, contextRoots.get(i));
                }
                await(data, contextRoots.get(i), "deployed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server answers a file with a file. */
    private static Path marker(Path data, String contextRoot, String state) {
        return Path.of(archive(data, contextRoot) + "." + state);
    }

    private static void await(Path data, String contextRoot, String state) {
        Eventually.some(
                () -> {
                    assertThat(marker(data, contextRoot, "failed")).doesNotExist();
                    return Optional.of(marker(data, contextRoot, state)).filter(Files::exists);
                },
                PATIENCE);
    }

    @Override
    public String hibernate() {
        var module = HOME.resolve("modules/system/layers/base/org/hibernate/main");
        try (var files = Files.newDirectoryStream(module, "hibernate-core-*.jar")) {
            var jar = files.iterator().next().getFileName().toString();
            return jar.substring("hibernate-core-".length(), jar.length() - ".jar".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
