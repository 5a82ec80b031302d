package org.deskbridge.platform;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Turns a request body into {@link Fields}, refusing what is too large, not UTF-8 or not a JSON object. */
@Provider
@Consumes(MediaType.WILDCARD)
public class FieldsReader implements MessageBodyReader<Fields> {
    /** Bytes; an article of 256 KiB with every character escaped still fits. */
    private static final int MAX_BODY = 2 * 1024 * 1024;

    /** Bytes read and thrown away after that: a client that is still sending would not see the answer otherwise. */
    private static final long MAX_DRAINED = 64L * 1024 * 1024;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Fields.class;
    }

    @Override
    public Fields readFrom(
            Class<Fields> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        var bytes = body.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            body.skip(MAX_DRAINED);
            throw new Problem(413, "the body is larger than " + MAX_BODY + " bytes");
        }
        return new Fields(parse(bytes));
    }

    /** An absent body is an empty object: several actions take none. */
    public static JsonObject parse(byte[] bytes) {
        if (bytes.length == 0) {
            return jakarta.json.JsonValue.EMPTY_JSON_OBJECT;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new Problem(400, "the body is not valid UTF-8");
        }
        try (var reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            throw new Problem(400, "the body is not a JSON object: " + firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
        var message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse("malformed").replaceAll("\\p{Cntrl}", "?");
    }
}
