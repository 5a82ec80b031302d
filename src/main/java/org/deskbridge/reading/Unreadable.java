package org.deskbridge.reading;

import java.io.Serial;

/** Why nothing can be made of a file or a page; the message goes on after its name and may be shown to who sent it. */
public final class Unreadable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public Unreadable(String why) {
        super(why);
    }

    /** What was said, without what an exception has around it. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
