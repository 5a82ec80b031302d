package org.deskbridge.assistant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Something that the assistant may do for a visitor besides answering. Slow, and never in a transaction. */
public interface Ability {
    /** Begins the name of the tool that says which of them was used; the name as its admin gave it follows. */
    String TOOL = "action:";

    /**
     * What a call needs to be told, for whoever chooses by description.
     *
     * @param type text, integer, number, email or choice
     * @param pattern a regular expression for the whole value; empty for none
     */
    record Wanted(String name, String type, String pattern, List<String> choices, boolean required, String question) {}

    /** One thing that can be done. */
    record Described(UUID id, String name, String description, List<Wanted> arguments) {}

    /**
     * What a visitor said, and what stands around it.
     *
     * @param lastReply what was last said to them; empty for nothing
     * @param answered whether the knowledge base surely has an answer
     */
    record Heard(UUID conversation, String message, String lastReply, boolean answered) {}

    /** What this workspace may do at present. */
    List<Described> offered(UUID workspace);

    /** Done, or asked for what is missing, where the message surely means one of them; without tools nothing was done yet. */
    Optional<Decision.Looked> answer(UUID workspace, Heard heard);

    /**
     * Does one with the values that somebody else found, which are checked before.
     *
     * @param key the same for every attempt at the same thing, which is then done once
     */
    Decision.Looked run(UUID workspace, UUID id, Map<String, String> values, String key);
}
