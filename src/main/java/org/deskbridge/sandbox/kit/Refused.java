package org.deskbridge.sandbox.kit;

/** A rule of the vendor was broken; carries what the vendor answers to that. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    public Refused(Answer answer) {
        super("answered with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}
