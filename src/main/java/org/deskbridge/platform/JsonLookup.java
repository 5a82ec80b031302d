package org.deskbridge.platform;

import jakarta.json.spi.JsonProvider;

/** The JSON library, looked up once: {@code jakarta.json.Json} searches every archive of the application at each call. */
public final class JsonLookup {
    public static final JsonProvider ONCE = JsonProvider.provider();

    private JsonLookup() {}
}
