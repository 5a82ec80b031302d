package org.deskbridge.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One JAR that takes the WAR as an argument; the WAR brings its Hibernate. */
final class PayaraMicro implements ServerKind {
    @Override
    public List<String> command(Path data, int port, List<String> contextRoots) {
        var command = new ArrayList<>(List.of("-jar", System.getProperty("payara.micro.jar"), "--nocluster"));
        command.addAll(List.of("--port", Integer.toString(port)));
        if (contextRoots.size() == 1) {
            command.addAll(List.of("--deploy", ServerKind.war().toString(), "--contextroot", contextRoots.getFirst()));
        } else {
            command.addAll(List.of("--postbootcommandfile", inTurn(data, contextRoots)));
        }
        return command;
    }

    private static String inTurn(Path data, List<String> contextRoots) {
        var commands = new ArrayList<String>();
        for (var i = 0; i < contextRoots.size(); i++) {
            if (i > 0) {
                commands.add("undeploy deployment" + (i - 1));
            }
            commands.add(
                    "deploy --contextroot " + contextRoots.get(i) + " --name deployment" + i + " " + ServerKind.war());
        }
        try {
            return Files.write(data.resolve("commands"), commands).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void started(Path data, List<String> contextRoots) {
        // the command line said it all
    }

    @Override
    public String hibernate() {
        return System.getProperty("hibernate.version");
    }
}
