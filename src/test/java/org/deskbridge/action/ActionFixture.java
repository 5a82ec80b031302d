package org.deskbridge.action;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.deskbridge.action.ActionBeans.with;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deskbridge.TestDatabase;
import org.deskbridge.action.Calls.Ran;
import org.deskbridge.conversation.Beans;
import org.deskbridge.language.Embedding;
import org.deskbridge.outbound.Outbound;
import org.deskbridge.outbound.OutboundForTests;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workspace with a shop on its list, and the definition of an action that asks that shop. */
abstract class ActionFixture {
    static TestDatabase database;

    private final Outbound outbound = OutboundForTests.open();
    final Shop shop = new Shop();
    UUID workspace;
    ActionBeans beans;
    JsonObject definition;

    @BeforeAll
    static void start() {
        database = TestDatabase.h2();
    }

    @BeforeEach
    void a_shop_on_the_list(@TempDir Path folder) {
        System.setProperty("deskbridge.outbound.allow", "127.0.0.1");
        workspace = Beans.workspace(database);
        beans = new ActionBeans(database, folder, outbound, new Embedding());
        in(() -> beans.actions.allow(List.of(shop.host(), "localhost", "api.shop.example")));
        definition = ActionBeans.orderStatus(shop.url("/orders/{number}"));
    }

    @AfterEach
    void close() {
        System.clearProperty("deskbridge.outbound.allow");
        shop.close();
        OutboundForTests.close(outbound);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    <T> T in(Supplier<T> work) {
        return Tenant.in(workspace, work);
    }

    Ran run(String changes) {
        return in(() -> beans.trials.run(with(definition, changes)));
    }

    static List<String> wrong(ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call).errors().stream()
                .map(Problem.FieldError::field)
                .toList();
    }

    List<String> wrong(String changes) {
        return wrong(() -> in(() -> beans.actions.create(with(definition, changes))));
    }
}
