package org.deskbridge.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.platform.Ids;

/** Turns a vendor's code into a connector, or into fresh credentials of the one that this workspace has there already. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class Consenting {
    @Inject
    Connectors connectors;

    @Inject
    Connecting connecting;

    UUID complete(Helpdesk helpdesk, UUID workspace, String code, String apiBase) {
        var nobody = connectors.account(helpdesk, Ids.next(), Map.of(), JsonValue.EMPTY_JSON_OBJECT);
        var credentials = helpdesk.consent().orElseThrow().exchange(nobody, code);
        var label = helpdesk.label(credentials);
        var known = connectors.of(workspace).stream()
                .filter(one -> one.type().equals(helpdesk.type()) && one.label().equals(label))
                .filter(one -> !one.state().equals("disconnected"))
                .findFirst();
        if (known.isPresent()) {
            connectors.change(known.get().id(), new Connectors.Change(null, credentials, null, null));
            connecting.test(known.get().id());
            return known.get().id();
        }
        var name = helpdesk.name() + " " + label;
        return connecting.connect(
                new Connectors.Wanted(
                        helpdesk.type(), name, credentials, JsonValue.EMPTY_JSON_OBJECT, Set.of(workspace)),
                apiBase);
    }
}
