package org.deskbridge.model;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.deskbridge.SettableClock;
import org.deskbridge.TestDatabase;
import org.deskbridge.assistant.LanguageModel.Line;
import org.deskbridge.assistant.LanguageModel.Offer;
import org.deskbridge.assistant.LanguageModel.Prompt;
import org.deskbridge.assistant.LanguageModel.Reply;
import org.deskbridge.conversation.Beans;
import org.deskbridge.outbound.OutboundForTests;
import org.deskbridge.platform.SecretsForTests;
import org.deskbridge.platform.Tenant;

/** The beans of this package, wired as the container would, with a workspace that has a model. */
final class ModelFixture implements AutoCloseable {
    static final JsonObject SCHEMA = Json.createObjectBuilder()
            .add("type", "object")
            .add(
                    "properties",
                    Json.createObjectBuilder()
                            .add(
                                    "query",
                                    Json.createObjectBuilder()
                                            .add("type", "string")
                                            .add("maxLength", 300)))
            .add("required", Json.createArrayBuilder().add("query"))
            .build();

    final TestDatabase database;
    final UUID workspace;
    final UUID conversation = UUID.randomUUID();
    final ModelSettings settings;
    final Spending spending;
    final Exchange exchange = new Exchange();
    final ChatModel model = new ChatModel();
    final ModelTrial trial = new ModelTrial();
    final List<String> pieces = new ArrayList<>();
    final SettableClock clock = new SettableClock();

    ModelFixture(TestDatabase database, Path directory) {
        this.database = database;
        workspace = Beans.workspace(database);
        spending = database.transactional(Spending.class);
        spending.em = database.em();
        spending.clock = clock;
        settings = database.transactional(ModelSettings.class);
        settings.em = database.em();
        settings.secrets = SecretsForTests.in(directory);
        settings.spending = spending;
        exchange.outbound = OutboundForTests.open();
        exchange.limits = new Wire.Limits(Duration.ofMillis(700), Duration.ofSeconds(3));
        var breaker = new Breaker();
        breaker.clock = clock;
        model.settings = settings;
        model.spending = spending;
        model.exchange = exchange;
        model.breaker = breaker;
        trial.settings = settings;
        trial.exchange = exchange;
        trial.breaker = breaker;
    }

    /** A tenant's own address; the operator has opened it. */
    void uses(ChatServer server) {
        System.setProperty("deskbridge.outbound.allow", "127.0.0.1");
        set(new ModelSettings.Change(null, server.url(), "m", "sk-own", null, null));
    }

    ModelSettings.View set(ModelSettings.Change change) {
        return Tenant.in(workspace, () -> settings.change(workspace, change));
    }

    Reply reply() {
        return reply(conversation);
    }

    Reply reply(UUID in) {
        var lines = List.<Line>of(new Line.Instruction("Rules."), new Line.Material("A question."));
        var offers = List.of(new Offer("search_knowledge", "Searches.", SCHEMA));
        return Tenant.in(workspace, () -> model.reply(new Prompt(workspace, in, lines, offers), pieces::add));
    }

    long spent() {
        return Tenant.in(workspace, () -> spending.today(workspace));
    }

    @Override
    public void close() {
        System.clearProperty("deskbridge.outbound.allow");
    }
}
