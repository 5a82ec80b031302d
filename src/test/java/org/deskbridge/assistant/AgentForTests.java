package org.deskbridge.assistant;

import java.nio.file.Path;
import org.deskbridge.knowledge.ArticleFolder;
import org.deskbridge.language.Embedding;

/** The embedded agent over the demo shop's articles. */
public final class AgentForTests {
    private AgentForTests() {}

    public static EmbeddedAgent overTheDemoShop(Embedding embedding) {
        var agent = new EmbeddedAgent();
        agent.embedding = embedding;
        agent.retrieval =
                new ArticleFolder(Path.of("src/main/resources/demo/articles"), embedding).retrieval(embedding);
        agent.load();
        return agent;
    }
}
