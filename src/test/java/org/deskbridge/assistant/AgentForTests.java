package org.deskbridge.assistant;

import java.nio.file.Path;
import org.deskbridge.knowledge.ArticleFolder;
import org.deskbridge.knowledge.Retrieval;
import org.deskbridge.language.Embedding;

/** The embedded agent over the demo shop's articles. */
public final class AgentForTests {
    private AgentForTests() {}

    public static EmbeddedAgent overTheDemoShop(Embedding embedding) {
        return over(
                new ArticleFolder(Path.of("src/main/resources/demo/articles"), embedding).retrieval(embedding),
                embedding);
    }

    private static EmbeddedAgent over(Retrieval retrieval, Embedding embedding) {
        var agent = new EmbeddedAgent();
        agent.embedding = embedding;
        agent.retrieval = retrieval;
        agent.load();
        return agent;
    }

    /** Judges over these articles, with every sign that the live chat looks for. */
    public static TurnRehearsal rehearsal(Retrieval retrieval, Embedding embedding) {
        var rehearsal = new TurnRehearsal();
        rehearsal.agent = over(retrieval, embedding);
        rehearsal.signs = new Signs();
        rehearsal.signs.frustration = new Frustration();
        rehearsal.signs.frustration.embedding = embedding;
        rehearsal.signs.frustration.load();
        return rehearsal;
    }
}
