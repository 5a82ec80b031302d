package org.deskbridge.sandbox.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP answer, and whether the connection lives long enough to carry it. */
public final class Answer {
    /** How an answer is lost. All but BEFORE have had their effect. */
    public enum Cut {
        NONE,
        BEFORE,
        AFTER,
        TRUNCATED
    }

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Cut cut;

    private Answer(int status, Map<String, String> headers, byte[] body, Cut cut) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.cut = cut;
    }

    public static Answer json(int status, JsonValue body) {
        return bytes(status, "application/json; charset=utf-8", body.toString().getBytes(UTF_8));
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0], Cut.NONE);
    }

    public static Answer html(int status, String page) {
        return bytes(status, "text/html; charset=utf-8", page.getBytes(UTF_8));
    }

    public static Answer bytes(int status, String type, byte[] body) {
        return new Answer(status, Map.of("Content-Type", type), body.clone(), Cut.NONE);
    }

    /** What somebody uploaded: to be kept, never to be run by a browser. */
    public static Answer file(Attached file) {
        return bytes(200, file.type(), file.bytes())
                .with("Content-Disposition", "attachment")
                .with("X-Content-Type-Options", "nosniff");
    }

    public static Answer redirect(int status, String location) {
        return empty(status).with("Location", location);
    }

    public Answer with(String header, Object value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value.toString());
        return new Answer(status, more, body, cut);
    }

    public Answer with(Map<String, String> others) {
        var more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new Answer(status, more, body, cut);
    }

    public Answer cut(Cut how) {
        return new Answer(status, headers, body, how);
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }

    public Cut cut() {
        return cut;
    }
}
