package org.deskbridge.conversation;

import org.jspecify.annotations.Nullable;

/** What is known of a visitor; null where nothing is. */
public record Contact(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone) {
    public static final Contact UNKNOWN = new Contact(null, null, null);

    public String nameOr(String otherwise) {
        return name == null ? otherwise : name;
    }
}
