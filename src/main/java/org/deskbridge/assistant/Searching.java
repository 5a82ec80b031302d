package org.deskbridge.assistant;

import java.util.List;
import java.util.UUID;
import org.deskbridge.assistant.AgentTool.Source;
import org.deskbridge.knowledge.Findings;

/** The knowledge base as a model may use it. */
interface Searching {
    List<Source> search(UUID workspace, String query);

    /** What was found already, as sources. */
    List<Source> sources(Findings findings);
}
