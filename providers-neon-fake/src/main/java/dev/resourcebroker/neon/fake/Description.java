package dev.resourcebroker.neon.fake;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vendor's published description: says what is wrong with a request or an answer. */
final class Description {
    private static final String PLACE = "https://console.neon.tech/description.json";

    private static final String VALIDATOR = "/com/networknt/schema/SchemaRegistry.class";

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<String, Pattern> paths = new LinkedHashMap<>();

    private Description(String text) {
        document = JsonMapper.builder().build().readTree(text);
        document.path("paths").properties().forEach(path -> paths.put(path.getKey(), pattern(path.getKey())));
        registry = SchemaRegistry.withDialect(Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(PLACE, text)));
    }

    /** Empty when the property {@code resource.broker.shared} names no folder with it, or when there is no validator. */
    static Optional<Description> find() {
        Path file = Path.of(System.getProperty("resource.broker.shared", "-"), "schemas", "neon-openapi.json");
        if (!Files.isReadable(file) || Description.class.getResource(VALIDATOR) == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Description(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> wrongIn(Routes.Asked asked, boolean hasBody, Answer answer) {
        String path = "/" + String.join("/", asked.path());
        String method = asked.method().toLowerCase(java.util.Locale.ROOT);
        for (Map.Entry<String, Pattern> known : paths.entrySet()) {
            String template = known.getKey();
            if (known.getValue().matcher(path).matches()
                    && document.path("paths").path(template).has(method)) {
                String pointer = "/paths/" + template.replace("~", "~0").replace("/", "~1") + "/" + method;
                List<String> wrong = new ArrayList<>(query(pointer, asked));
                wrong.addAll(request(pointer, asked, hasBody));
                wrong.addAll(response(pointer, answer));
                return wrong;
            }
        }
        return List.of("there is no " + method + " " + path);
    }

    private static Pattern pattern(String template) {
        return Pattern.compile("\\Q" + template.replaceAll("\\{[^}]+\\}", "\\\\E[^/]+\\\\Q") + "\\E");
    }

    private List<String> query(String pointer, Routes.Asked asked) {
        List<String> known = new ArrayList<>();
        JsonNode above =
                document.at(pointer.substring(0, pointer.lastIndexOf('/'))).path("parameters");
        List.of(document.at(pointer).path("parameters"), above)
                .forEach(list -> list.forEach(
                        parameter -> known.add(resolved(parameter).path("name").asString(""))));
        return asked.query().keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> "unknown query parameter " + name)
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private List<String> request(String pointer, Routes.Asked asked, boolean hasBody) {
        JsonNode body = document.at(pointer).path("requestBody");
        if (!hasBody) {
            return body.path("required").asBoolean(false) ? List.of("the request lacks content") : List.of();
        }
        return body.isMissingNode()
                ? List.of("the request has content")
                : check(pointer + "/requestBody/content/application~1json/schema", asked.body());
    }

    private List<String> response(String pointer, Answer answer) {
        JsonNode responses = document.at(pointer).path("responses");
        String status = Integer.toString(answer.status());
        if (!responses.has(status)) {
            return answer.status() < 400
                    ? List.of("status " + status + " isn't described")
                    : check("/components/responses/GeneralError/content/application~1json/schema", answer.body());
        }
        String reference = responses.path(status).path("$ref").asString("");
        String at = reference.isEmpty() ? pointer + "/responses/" + status : reference.substring(1);
        return document.at(at).has("content")
                ? check(at + "/content/application~1json/schema", answer.body())
                : List.of();
    }

    private List<String> check(String pointer, JsonNode content) {
        if (document.at(pointer).isMissingNode()) {
            return List.of("the description has nothing at " + pointer);
        }
        Schema schema = schemas.computeIfAbsent(
                pointer,
                at -> registry.getSchema(
                        SchemaLocation.of(PLACE + "#" + at.replace("{", "%7B").replace("}", "%7D"))));
        List<String> wrong = new ArrayList<>(KnownNames.unknown(document, pointer, content));
        schema.validate(content).forEach(error -> wrong.add(pointer + ": " + error));
        return wrong;
    }
}
