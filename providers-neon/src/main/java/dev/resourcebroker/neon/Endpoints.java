package dev.resourcebroker.neon;

import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Where branches are reached. */
final class Endpoints {
    private Endpoints() {}

    /** The one endpoint of a branch that takes writes. */
    static Optional<JsonNode> of(JsonNode answer, String branch) {
        return StreamSupport.stream(answer.path("endpoints").spliterator(), false)
                .filter(endpoint -> endpoint.path("branch_id").asString("").equals(branch))
                .filter(endpoint -> endpoint.path("type").asString("").equals("read_write"))
                .findFirst();
    }
}
