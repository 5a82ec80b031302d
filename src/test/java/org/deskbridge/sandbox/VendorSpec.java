package org.deskbridge.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deskbridge.sandbox.kit.Request;

/** One vendor's OpenAPI file, as far as it says something about requests. */
final class VendorSpec {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Parameters that the vendors' prose documents and their files forget. */
    private static final Set<String> FORGOTTEN = Set.of(
            "gorgias trashed",
            "gorgias channel_type",
            "gorgias channel_address",
            "zendesk token",
            "zendesk page",
            "zendesk per_page",
            "zendesk include",
            "zendesk sort",
            "freshdesk unique_external_id",
            "freshdesk updated_since",
            "freshdesk page");

    /** Vendors whose prose takes files with any body as a form, which their files forget. */
    private static final Set<String> FORMS = Set.of("freshdesk");

    private final String vendor;
    private final JsonNode file;
    private final List<Place> places;
    private final Map<String, JsonSchema> schemas = new HashMap<>();
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
            VersionFlag.V4,
            builder -> builder.metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

    private record Place(String template, Pattern pattern, JsonNode item) {
        long variables() {
            return template.chars().filter(c -> c == '{').count();
        }
    }

    VendorSpec(String vendor, JsonNode file) {
        this.vendor = vendor;
        this.file = file;
        this.places = Stream.of(file.path("paths"))
                .flatMap(paths -> paths.properties().stream())
                .map(path -> new Place(path.getKey(), pattern(path.getKey()), path.getValue()))
                .sorted(Comparator.comparingLong(Place::variables))
                .toList();
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceFirst("/$", "").replaceAll("\\{[^}]*}", "[^/]+"));
    }

    List<String> check(Request request) {
        var path = request.path().replaceFirst("\\.json$", "").replaceFirst("/$", "");
        var method = request.method().toLowerCase(java.util.Locale.ROOT);
        var place = places.stream()
                .filter(one -> one.pattern.matcher(path).matches() && one.item.has(method))
                .findFirst();
        if (place.isEmpty()) {
            return List.of("there is no such call");
        }
        var wrong = new ArrayList<String>();
        checkQuery(request, parameters(place.get().item, method), wrong);
        checkBody(request, method + " " + place.get().template, place.get().item.path(method), wrong);
        return wrong;
    }

    private List<JsonNode> parameters(JsonNode item, String method) {
        var all = new ArrayList<JsonNode>();
        item.path("parameters").forEach(one -> all.add(resolved(one)));
        item.path(method).path("parameters").forEach(one -> all.add(resolved(one)));
        return all.stream()
                .filter(one -> one.path("in").asText().equals("query"))
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(file.at(node.path("$ref").asText().substring(1))) : node;
    }

    private void checkQuery(Request request, List<JsonNode> parameters, List<String> wrong) {
        var unknown = new HashSet<>(request.query().keySet());
        for (var parameter : parameters) {
            var name = parameter.path("name").asText();
            var value = request.query(name);
            var isThere =
                    request.query().keySet().stream().anyMatch(one -> one.equals(name) || one.startsWith(name + "["));
            if (parameter.path("required").asBoolean() && !isThere) {
                wrong.add("lacks the parameter " + name);
            }
            value.ifPresent(text -> checkParameter(name, text, resolved(parameter.path("schema")), wrong));
            unknown.removeIf(one -> one.equals(name) || one.startsWith(name + "["));
        }
        unknown.removeIf(name -> FORGOTTEN.contains(vendor + " " + name.replaceFirst("\\[.*", "")));
        unknown.forEach(name -> wrong.add("has the unknown parameter " + name));
    }

    private static void checkParameter(String name, String text, JsonNode schema, List<String> wrong) {
        var words = schema.path("enum");
        var isWord = words.isMissingNode()
                || Stream.of(words)
                        .flatMap(all -> all.valueStream())
                        .anyMatch(one -> one.asText().equals(text));
        var isNumber = !schema.path("type").asText().equals("integer") || text.matches("-?[0-9]{1,19}");
        if (!isWord || !isNumber) {
            wrong.add("the parameter " + name + " is not as described: " + text);
        }
    }

    private void checkBody(Request request, String call, JsonNode operation, List<String> wrong) {
        var content = resolved(operation.path("requestBody")).path("content");
        if (content.has("multipart/form-data")) {
            if (!request.header("content-type").orElse("").startsWith("multipart/form-data")) {
                wrong.add("is not multipart/form-data");
            }
            return;
        }
        var isForm = request.header("content-type").orElse("").startsWith("multipart/form-data");
        if (content.has("application/json") && !(isForm && FORMS.contains(vendor))) {
            checkJson(request, call, content.path("application/json").path("schema"), wrong);
        }
    }

    private void checkJson(Request request, String call, JsonNode described, List<String> wrong) {
        if (!request.header("content-type").orElse("").startsWith("application/json")) {
            wrong.add("is not application/json");
        }
        var body = parsed(request.text());
        if (body.isEmpty()) {
            wrong.add("has no JSON body");
            return;
        }
        for (var message : schema(call, described).validate(body.get())) {
            if (!isGap(call, body.get(), message.getMessage())) {
                wrong.add(message.getMessage());
            }
        }
    }

    /**
     * Gorgias: a note has neither source nor receiver, and its visible state is newer than the file. Freshdesk: nobody in
     * particular is written as null. Zendesk Conversations: the kinds of content differ by a word that the schemas leave open,
     * so that a picture is a file as well.
     */
    private static boolean isGap(String call, JsonNode body, String message) {
        var isNote = call.equals("post /api/tickets/{ticket_id}/messages")
                && body.path("channel").asText().equals("internal-note")
                && message.contains("'source'");
        var isFile = call.endsWith("/messages")
                && body.path("content").has("mediaUrl")
                && message.startsWith("/content: must be valid to one and only one schema");
        var isShortUuid = call.equals("post /conversations") && message.startsWith("/from/id: does not match the uuid");
        return isNote
                || isFile
                || isShortUuid
                || (call.equals("put /tickets/{ticket_id}") && message.startsWith("/responder_id: null found"));
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private synchronized JsonSchema schema(String call, JsonNode described) {
        return schemas.computeIfAbsent(call, any -> {
            ObjectNode whole = JSON.createObjectNode();
            whole.set("components", file.path("components"));
            whole.set("allOf", JSON.createArrayNode().add(described));
            var location = SchemaLocation.of("https://specs.example/" + vendor + "/" + schemas.size());
            return factory.getSchema(
                    location,
                    whole,
                    SchemaValidatorsConfig.builder().readOnly(true).build());
        });
    }
}
