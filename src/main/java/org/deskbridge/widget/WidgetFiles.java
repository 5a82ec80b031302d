package org.deskbridge.widget;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.deskbridge.platform.Secrets;

/**
 * Serves the widget's modules to any shop's page: across origins, compressed, without comments and indentation, and
 * with a tag of their content, so that an update reaches every page at its next load.
 */
@WebServlet("/widget/*")
public class WidgetFiles extends HttpServlet {
    private static final Map<String, String> TYPES = Map.of("js", "text/javascript", "css", "text/css");

    private static final Pattern STYLES = Pattern.compile("(?s)(?<=sheet\\(`).*?(?=`)");

    private final Map<String, Content> files = new ConcurrentHashMap<>();

    private static final class Content {
        final String type;
        final String tag;
        final byte[] plain;
        final byte[] gzip;

        Content(String type, String text) throws IOException {
            this.type = type;
            this.tag = '"' + Secrets.sha256(text).substring(0, 20) + '"';
            this.plain = text.getBytes(UTF_8);
            this.gzip = gzip(plain);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var name = Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1);
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        var content = name.matches("[a-z-]+\\.(js|css)") ? file(name) : Optional.<Content>empty();
        if (content.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            send(content.get(), request, response);
        }
    }

    private static void send(Content content, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("ETag", content.tag);
        if (content.tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        var zipped = Objects.requireNonNullElse(request.getHeader("Accept-Encoding"), "")
                .contains("gzip");
        if (zipped) {
            response.setHeader("Content-Encoding", "gzip");
        }
        var bytes = zipped ? content.gzip : content.plain;
        response.setContentType(content.type + ";charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private Optional<Content> file(String name) throws IOException {
        var known = files.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var read = read(name);
        read.ifPresent(content -> files.put(name, content));
        return read;
    }

    private Optional<Content> read(String name) throws IOException {
        try (var stream = getServletContext().getResourceAsStream("/widget/" + name)) {
            if (stream == null) {
                return Optional.empty();
            }
            var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            return Optional.of(new Content(type, slim(new String(stream.readAllBytes(), UTF_8))));
        }
    }

    /** Whole lines of comment go, and space that no language here needs; what stands in a line of code stays as it is. */
    static String slim(String source) {
        var lines = source.replaceAll("(?ms)^\\s*/\\*.*?\\*/[ \\t]*$", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .collect(Collectors.joining("\n", "", "\n"));
        var joined = lines.replaceAll("\n(?=[})\\]])", "").replaceAll("(?<=[{(\\[,;])\n", "");
        return STYLES.matcher(joined)
                .replaceAll(style -> Matcher.quoteReplacement(
                        style.group().replaceAll("(?<=[:,{};])\\s+|\\s+(?=[{}])|;\\s*(?=})", "")));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped) {
            {
                def.setLevel(9);
            }
        }) {
            gzip.write(plain);
        }
        return zipped.toByteArray();
    }
}
