package org.deskbridge.action;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.action.Calls.Ran;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;

/** Runs a definition as it would be stored, with values that an admin types. */
@ApplicationScoped
public class Trials {
    @Inject
    Actions actions;

    @Inject
    Calls calls;

    /** A definition with {@code values}, and the {@code id} of a stored one whose secret it may use. */
    public Ran run(Fields fields) {
        var id = Optional.ofNullable(fields.optionalText("id", 100)).filter(text -> !text.isBlank());
        var stored = id.map(text -> Ids.parse(text).orElseThrow(() -> Problem.field("id", "is not one of ours")));
        var ready = actions.draft(fields, stored);
        var values = values(fields.object("values"), ready.definition());
        fields.check();
        return calls.make(ready, actions.hosts(), values, UUID.randomUUID().toString());
    }

    private static Map<String, String> values(Fields typed, Definition definition) {
        var values = new HashMap<String, String>();
        for (var argument : definition.arguments()) {
            var value = typed.optionalText(argument.name(), 500);
            if (value != null && !value.isBlank()) {
                values.put(argument.name(), value.strip());
            }
        }
        definition.refusals(values).forEach(typed::wrong);
        return values;
    }
}
