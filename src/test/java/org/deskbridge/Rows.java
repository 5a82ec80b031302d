package org.deskbridge;

import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Rows that a test needs to exist, written past the use cases that would make them. */
public final class Rows {
    private Rows() {}

    public static void workspace(EntityManager em, UUID id) {
        em.createNativeQuery(
                        "insert into workspace values (:id, 'W', :key, 'builtin', '', 'Assistant', 'Hi', '#000000', '',"
                                + " null, true, false, 0.6, false, false, false, '', true, true, 'medium', 0, 0,"
                                + " current_timestamp)")
                .setParameter("id", id)
                .setParameter("key", "wk_" + id)
                .executeUpdate();
    }
}
