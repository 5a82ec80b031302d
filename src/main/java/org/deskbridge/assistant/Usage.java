package org.deskbridge.assistant;

import jakarta.json.JsonObject;
import org.deskbridge.platform.Json;

/**
 * What an answer has cost at a model.
 *
 * @param cost in the currency of the prices that are set; 0 where none are
 */
public record Usage(String model, long tokensIn, long tokensOut, double cost) {
    static final Usage NONE = new Usage("", 0, 0, 0);

    /** Of several replies together. */
    Usage and(Usage more) {
        return new Usage(
                more.model.isEmpty() ? model : more.model,
                tokensIn + more.tokensIn,
                tokensOut + more.tokensOut,
                cost + more.cost);
    }

    JsonObject json() {
        return Json.createObjectBuilder()
                .add("name", model)
                .add("tokensIn", tokensIn)
                .add("tokensOut", tokensOut)
                .add("cost", cost)
                .build();
    }
}
