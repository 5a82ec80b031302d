package org.deskbridge.action;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.deskbridge.TestDatabase;
import org.deskbridge.conversation.Beans;
import org.deskbridge.language.Embedding;
import org.deskbridge.outbound.Outbound;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.SecretsForTests;

/** The beans of this package, wired as the container would. */
final class ActionBeans {
    final Actions actions;
    final Calls calls = new Calls();
    final Trials trials = new Trials();
    final VisitorActions visitors = new VisitorActions();

    ActionBeans(TestDatabase database, Path folder, Outbound outbound, Embedding embedding) {
        actions = database.transactional(Actions.class);
        actions.em = database.em();
        actions.clock = Clock.systemUTC();
        actions.secrets = SecretsForTests.in(folder);
        calls.outbound = outbound;
        trials.actions = actions;
        trials.calls = calls;
        visitors.actions = actions;
        visitors.calls = calls;
        visitors.recognition = new Recognition();
        visitors.recognition.embedding = embedding;
        visitors.transcripts = Beans.transcripts(database);
    }

    static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }

    /** A definition with some of its fields as this JSON (with single quotes) has them. */
    static Fields with(JsonObject definition, String changes) {
        return new Fields(Json.createObjectBuilder(definition)
                .addAll(Json.createObjectBuilder(json(changes)))
                .build());
    }

    static JsonObject orderStatus(String url) {
        return Json.createObjectBuilder(json(
                        "{'name':'Order status','arguments':[{'name':'number','type':'integer','pattern':'[0-9]{4}',"
                                + "'question':'What is the number of your order?'}],"
                                + "'phrases':['Where is my order?','Where is order 1043?','What is the status of my order 1043?',"
                                + "'Has my order 1043 been sent yet?','When will my order 1043 arrive?',"
                                + "'Can you check order 1043 for me?','I am still waiting for order 1043','order status 1043'],"
                                + "'response':{'text':'Your order {number} is {status}.','notFound':'No such order.',"
                                + "'failed':'Not just now.'}}"))
                .add(
                        "unlike",
                        Json.createArrayBuilder(List.of(
                                "Cancel my order 1043",
                                "Send my order 1043 back for a refund",
                                "Change something in order 1043",
                                "The parcel of order 1043 was broken or wrong",
                                "A bill for order 1043",
                                "I paid for order 1043 and the payment is wrong",
                                "Put another item into order 1043")))
                .add("url", url)
                .build();
    }
}
