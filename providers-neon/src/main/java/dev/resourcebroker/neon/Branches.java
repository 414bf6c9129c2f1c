package dev.resourcebroker.neon;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The branches of a project.
 *
 * @param pages as the vendor lists them
 */
record Branches(List<JsonNode> pages) {
    Branches {
        if (pages.stream().anyMatch(page -> !page.path("branches").isArray())) {
            throw Reply.unavailable();
        }
    }

    static Branches of(Reply reply) {
        return new Branches(List.of(reply.json()));
    }

    Stream<JsonNode> all() {
        return pages.stream()
                .flatMap(page -> StreamSupport.stream(page.path("branches").spliterator(), false));
    }

    Optional<JsonNode> byDefault() {
        return all().filter(branch -> branch.path("default").asBoolean(false)).findFirst();
    }

    Optional<JsonNode> of(String id) {
        return all().filter(branch -> branch.path("id").asString("").equals(id)).findFirst();
    }

    /** Whether it can be queried; an archived one is slow at first. */
    static boolean isUsable(JsonNode branch) {
        return Set.of("ready", "archived").contains(branch.path("current_state").asString(""));
    }

    /** What our mark on a branch says. */
    Optional<Stamp> stamp(JsonNode branch) {
        String id = branch.path("id").asString("");
        return pages.stream()
                .map(page -> page.path("annotations").path(id).path("value"))
                .flatMap(value -> Stamp.ofAnnotations(value).stream())
                .findFirst();
    }
}
