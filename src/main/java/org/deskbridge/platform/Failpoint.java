package org.deskbridge.platform;

import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;

/**
 * The places of the flow at which a test lets the process die, fail or stand still. Nothing happens at any of them unless
 * the system property {@code deskbridge.failpoints} names it at the start, which it never does in production.
 *
 * <p>{@code NAME=halt@3} ends the process at the third coming, {@code NAME=throw@3} fails there once, {@code
 * NAME=block:5000@3} waits there once for so many milliseconds; several are separated by commas.
 */
public enum Failpoint {
    VISITOR_BEFORE_COMMIT,
    MESSAGE_BEFORE_COMMIT,
    PUSH_AFTER_COMMIT,
    MESSAGE_BEFORE_ACKNOWLEDGEMENT,
    MESSAGE_AFTER_ACKNOWLEDGEMENT,
    CONTROL_BEFORE_COMMIT,
    ESCALATION_BEFORE_COMMIT,
    WORK_BEFORE_CLAIM,
    WORK_AFTER_CLAIM,
    WORK_BEFORE_FINISH,
    WORK_AFTER_FINISH,
    ANSWER_BEFORE_COMMIT,
    CALL_BEFORE_VENDOR,
    CALL_AFTER_VENDOR,
    TICKET_BEFORE_RECORD,
    TICKET_AFTER_RECORD,
    LINE_BEFORE_RECORD,
    WEBHOOK_BEFORE_STORE,
    WEBHOOK_AFTER_STORE,
    WEBHOOK_BEFORE_ANSWER,
    REPLY_BEFORE_COMMIT,
    ARTICLE_BEFORE_COMMIT,
    INDEX_BEFORE_REFRESH,
    INDEX_WITHIN_REFRESH;

    /** What a process that halted on purpose ends with. */
    public static final int HALTED = 99;

    private static final Logger LOG = Logger.getLogger(Failpoint.class.getName());
    private static final Map<Failpoint, FailpointPlan> PLANS =
            FailpointPlan.parse(System.getProperty("deskbridge.failpoints", ""));
    private static final boolean OFF = PLANS.isEmpty();

    /** One check of a constant, unless a test is on. */
    public void pass() {
        if (!OFF) {
            hit();
        }
    }

    private void hit() {
        var plan = PLANS.get(this);
        if (plan == null || !plan.isDue()) {
            return;
        }
        LOG.warning(() -> "failpoint " + this + ": " + plan.action());
        switch (plan.action()) {
            case HALT -> Runtime.getRuntime().halt(HALTED);
            case THROW -> throw new IllegalStateException("failpoint " + this);
            case BLOCK -> LockSupport.parkNanos(plan.time().toNanos());
        }
    }
}
