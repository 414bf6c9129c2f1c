package dev.resourcebroker.neon.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Finds names that a description doesn't have: a schema lets them pass, and a misspelt limit would be none. */
final class KnownNames {
    private final JsonNode document;
    private final List<String> unknown = new ArrayList<>();

    private KnownNames(JsonNode document) {
        this.document = document;
    }

    static List<String> unknown(JsonNode document, String pointer, JsonNode content) {
        KnownNames names = new KnownNames(document);
        names.walk(List.of(document.at(pointer)), content, pointer);
        return names.unknown;
    }

    private void walk(List<JsonNode> schemas, JsonNode content, String at) {
        List<JsonNode> all = new ArrayList<>();
        schemas.forEach(schema -> flatten(schema, all));
        if (content.isArray()) {
            List<JsonNode> items =
                    all.stream().map(schema -> schema.path("items")).toList();
            content.forEach(element -> walk(items, element, at));
        } else if (content.isObject() && all.stream().noneMatch(schema -> schema.has("additionalProperties"))) {
            content.properties().forEach(member -> member(all, member, at));
        }
    }

    private void member(List<JsonNode> schemas, Map.Entry<String, JsonNode> member, String at) {
        List<JsonNode> known = schemas.stream()
                .map(schema -> schema.path("properties").path(member.getKey()))
                .filter(schema -> !schema.isMissingNode())
                .toList();
        if (known.isEmpty()) {
            unknown.add(at + ": unknown name " + member.getKey());
        }
        walk(known, member.getValue(), at + "/" + member.getKey());
    }

    private void flatten(JsonNode schema, List<JsonNode> all) {
        String reference = schema.path("$ref").asString("");
        JsonNode resolved = reference.isEmpty() ? schema : document.at(reference.substring(1));
        all.add(resolved);
        for (String several : List.of("allOf", "oneOf", "anyOf")) {
            resolved.path(several).forEach(part -> flatten(part, all));
        }
    }
}
