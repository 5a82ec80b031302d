package org.deskbridge.sandbox.kit;

/** A file that travels with a message. */
public final class Attached {
    private final String name;
    private final String type;
    private final byte[] bytes;

    public Attached(String name, String type, byte[] bytes) {
        this.name = name;
        this.type = type;
        this.bytes = bytes.clone();
    }

    public String name() {
        return name;
    }

    public String type() {
        return type;
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
