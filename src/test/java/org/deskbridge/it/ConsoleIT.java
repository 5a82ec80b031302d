package org.deskbridge.it;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deskbridge.model.ChatServer;
import org.deskbridge.sandbox.SandboxServer;
import org.deskbridge.source.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pages and chats that need somebody else to talk to: help desks, a site, a language model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT
        implements ConnectorsInBrowser,
                ConsentInBrowser,
                RulesInBrowser,
                EvaluationsInBrowser,
                SourcesInBrowser,
                ActionsInChat,
                ModelInChat {
    private static final String QUICK = "{\"rateLimits\":false,\"webhookRetryFactor\":0.01}";

    private final Site site = new Site();
    private final ChatServer model = new ChatServer();
    private SandboxServer sandbox;
    private Server server;

    @BeforeAll
    void start(@TempDir Path data) {
        sandbox = SandboxServer.start();
        sandbox.open("zendesk", "demo", QUICK);
        sandbox.open("gorgias", "demo", QUICK);
        sandbox.open("zendesk", "byhand", QUICK);
        sandbox.open("gorgias", "moved", QUICK);
        sandbox.open("intercom", "demo", QUICK);
        var settings = new ArrayList<>(List.of(
                "-Ddeskbridge.demo=true",
                "-Ddeskbridge.sandbox=true",
                "-Ddeskbridge.bootstrap.owner-email=owner@deskbridge.example",
                "-Ddeskbridge.bootstrap.owner-password=owner-password",
                "-Ddeskbridge.bootstrap.api-token=" + Rest.TOKEN,
                "-Ddeskbridge.outbound.allow=" + site.host() + ","
                        + URI.create(model.url()).getAuthority(),
                "-Ddeskbridge.crawl.pause=PT0.05S",
                "-Ddeskbridge.zendesk.url=" + sandbox.template("zendesk"),
                "-Ddeskbridge.gorgias.url=" + sandbox.template("gorgias")));
        settings.addAll(Desks.intercom(sandbox));
        server = new Server(data, settings.toArray(String[]::new));
        server.start();
    }

    @AfterAll
    void stop() {
        server.close();
        sandbox.close();
        site.close();
        model.close();
    }

    @Override
    public ChatServer model() {
        return model;
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public String agentPage(String vendor) {
        return sandbox.url(vendor, "demo") + "/";
    }

    @Override
    public URI base() {
        return server.base();
    }
}
