package dev.resourcebroker.neon.fake;

import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the simulated vendor answers. */
record Answer(int status, ObjectNode body, Map<String, String> headers) {
    static Answer of(int status, ObjectNode body) {
        return new Answer(status, body, Map.of());
    }

    static Answer error(int status) {
        ObjectNode body = object().put("request_id", "r-1").put("code", "").put("message", "the vendor's own words");
        return of(status, body);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
