package org.deskbridge.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Json;

/** What each workspace has said about handing over: its rules, its office hours, and how often each rule did something. */
@ApplicationScoped
@Transactional
public class HandOvers {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    public RuleSet rules(UUID workspace) {
        return row(workspace)
                .map(row -> RuleSetJson.read(new Fields(json(row.rules)), RuleSet.DEFAULT))
                .orElse(RuleSet.DEFAULT);
    }

    public void change(UUID workspace, RuleSet rules) {
        written(workspace).rules = RuleSetJson.write(rules).toString();
    }

    public OfficeHours hours(UUID workspace) {
        return row(workspace)
                .map(row -> OfficeHoursJson.read(new Fields(json(row.hours)), OfficeHours.ALWAYS))
                .orElse(OfficeHours.ALWAYS);
    }

    public void change(UUID workspace, OfficeHours hours) {
        written(workspace).hours = OfficeHoursJson.write(hours).toString();
    }

    /** How often each reason came into an episode of this workspace within the last so many days. */
    public Map<String, Long> fired(UUID workspace, int days) {
        return em.createQuery(
                        "select f.reason, count(f) from RuleFiring f"
                                + " where f.workspaceId = :workspace and f.firedAt > :since group by f.reason",
                        Object[].class)
                .setParameter("workspace", workspace)
                .setParameter("since", clock.instant().minus(Duration.ofDays(days)))
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    private Optional<HandOverRow> row(UUID workspace) {
        return Optional.ofNullable(em.find(HandOverRow.class, workspace));
    }

    private HandOverRow written(UUID workspace) {
        return row(workspace).orElseGet(() -> {
            var row = new HandOverRow(workspace);
            em.persist(row);
            return row;
        });
    }

    static Route route(String text) {
        return Route.of(json(text));
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
