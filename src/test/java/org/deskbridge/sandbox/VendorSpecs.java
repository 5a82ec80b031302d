package org.deskbridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.deskbridge.sandbox.kit.Request;

/**
 * The vendors' own OpenAPI files, which are not ours to ship: a folder named by the property {@code vendor.specs}.
 * Where they are known to be incomplete, nothing is said.
 */
final class VendorSpecs {
    private static final Pattern ACCOUNT =
            Pattern.compile("/(gorgias|zendesk|freshdesk|zendesk-conversations|intercom)/([^/]+)(/.*)");
    private static final Map<String, String> FILES = Map.of(
            "gorgias", "gorgias/gorgias-openapi-2024-04.yaml",
            "zendesk", "zendesk/support-oas.yaml",
            "freshdesk", "freshdesk/freshdesk-rest-api-openapi.UNOFFICIAL.yml",
            "zendesk-conversations", "sunshine/openapi.yaml",
            "intercom", "intercom/api.intercom.io-2.15.yaml");

    /** What stands before each path of a file's, where the file says so only beside its paths. */
    private static final Map<String, String> PREFIXES = Map.of("freshdesk", "/api/v2");

    /** Parts of the APIs that the files leave out altogether, and what the sandbox alone has. */
    private static final Set<String> NOT_COVERED = Set.of(
            "/_sandbox",
            "/agent",
            "/api/v2/webhooks",
            "/oauth/tokens",
            "/attachments/token",
            "/uploads/",
            // Freshdesk: the account itself, and storage outside of the API
            "/api/v2/account",
            "/attachments/v2/",
            "/data/",
            "/a/",
            // Intercom: the consent page, the token that comes of it, and storage outside of the API
            "/oauth",
            "/auth/eagle/token",
            "/eagle/token",
            "/attachments/");

    private static final Map<String, VendorSpec> READ = new ConcurrentHashMap<>();

    private final Path folder;

    private VendorSpecs(Path folder) {
        this.folder = folder;
    }

    /** Empty, and loudly so, where the folder is missing; a failure where it must not be. */
    static Optional<VendorSpecs> found() {
        var folder = Path.of(System.getProperty("vendor.specs", "../shared/vendor-specs"));
        if (FILES.values().stream().allMatch(file -> Files.isReadable(folder.resolve(file)))) {
            return Optional.of(new VendorSpecs(folder));
        }
        if (Boolean.parseBoolean(System.getenv("DESKBRIDGE_SPECS_REQUIRED"))) {
            throw new IllegalStateException("the vendors' OpenAPI files are required, but not in " + folder);
        }
        System.err.println("SKIPPED: requests to the look-alikes are NOT checked against the vendors' OpenAPI files,"
                + " which are not in " + folder.toAbsolutePath() + "; set -Dvendor.specs");
        return Optional.empty();
    }

    /** What is wrong with a request whose path is below {@code /sandbox}. */
    List<String> check(Request request) {
        var account = ACCOUNT.matcher(request.path());
        if (!account.matches() || NOT_COVERED.stream().anyMatch(account.group(3)::startsWith)) {
            return List.of();
        }
        var prefix = PREFIXES.getOrDefault(account.group(1), "");
        if (!account.group(3).startsWith(prefix)) {
            return List.of(account.group(1) + " " + request.path() + ": there is no such call");
        }
        var below = request.below("/" + account.group(1) + "/" + account.group(2) + prefix);
        return spec(account.group(1)).check(below).stream()
                .map(wrong -> account.group(1) + " " + below.method() + " " + below.path() + ": " + wrong)
                .toList();
    }

    private VendorSpec spec(String vendor) {
        return READ.computeIfAbsent(vendor, any -> new VendorSpec(vendor, read(folder.resolve(FILES.get(vendor)))));
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
