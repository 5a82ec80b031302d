package org.deskbridge.work;

/** Whether an attempt that did not finish may have had an effect that a later one has to look for. */
public enum Doubt {
    /** Whatever was tried, nothing came of it. */
    NONE,

    /** This attempt changed nothing; what an earlier one may have done is as old as it was. */
    AS_BEFORE,

    /** This attempt may have changed something just now, and searches may not show it yet. */
    NEW
}
