package org.deskbridge;

import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Rows that a test needs to exist, written past the use cases that would make them. */
public final class Rows {
    private Rows() {}

    public static void workspace(EntityManager em, UUID id) {
        em.createNativeQuery(
                        "insert into workspace (id, name, widget_key, helpdesk_mode, allowed_sites, assistant_name,"
                                + " greeting, brand, team_mail, handover, email_capture, email_sensitivity,"
                                + " knowledge_change, last_ticket, created_at) values (:id, 'W', :key, 'builtin', '',"
                                + " 'Assistant', 'Hi', '#000000', '', true, true, 'medium', 0, 0, current_timestamp)")
                .setParameter("id", id)
                .setParameter("key", "wk_" + id)
                .executeUpdate();
    }
}
