package dev.resourcebroker.neon;

import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Specification;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What requests say, in the words of the vendor's description. */
final class Bodies {
    private static final long HOUR = 3600;
    private static final long GIGABYTE = 1_000_000_000;

    private Bodies() {}

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode in(String name, ObjectNode content) {
        return object().set(name, content);
    }

    static JsonNode newProject(Call call) {
        Specification wished = call.specification();
        ObjectNode project = changes(call)
                .put("region_id", wished.text(Choices.REGION))
                .put("pg_version", wished.whole(Choices.VERSION))
                .put("store_passwords", true);
        call.access().find(NeonClient.ORG).ifPresent(org -> project.put("org_id", org.reveal()));
        ObjectNode branch = object().put("name", "main")
                .put("role_name", RoleNames.admin(call.identity().name()))
                .put("database_name", wished.text(Choices.DATABASE));
        branch.set("annotations", annotations(call));
        project.set("branch", branch);
        return in("project", project);
    }

    static JsonNode changedProject(Call call) {
        return in("project", changes(call));
    }

    private static ObjectNode changes(Call call) {
        Specification wished = call.specification();
        ObjectNode project = object().put(
                        "name", Stamp.name(call.identity(), call.attempt().effect()))
                .put("history_retention_seconds", wished.span(Choices.HISTORY).toSeconds());
        project.set("default_endpoint_settings", compute(wished));
        project.set("settings", object().set("quota", quota(wished)));
        return project;
    }

    /** The quotas. Zero would mean unlimited, and no parameter takes it. */
    static ObjectNode quota(Specification wished) {
        return object().put("compute_time_seconds", wished.whole(Choices.COMPUTE_HOURS) * HOUR)
                .put("logical_size_bytes", wished.whole(Choices.STORAGE_GB) * GIGABYTE)
                .put("written_data_bytes", wished.whole(Choices.WRITTEN_GB) * GIGABYTE)
                .put("data_transfer_bytes", wished.whole(Choices.TRANSFER_GB) * GIGABYTE);
    }

    static ObjectNode compute(Specification wished) {
        return object().put("autoscaling_limit_min_cu", wished.decimal(Choices.MIN_CU))
                .put("autoscaling_limit_max_cu", wished.decimal(Choices.MAX_CU))
                .put(
                        "suspend_timeout_seconds",
                        wished.span(Choices.SUSPEND_AFTER).toSeconds());
    }

    static JsonNode endpoint(Specification wished) {
        return in("endpoint", compute(wished));
    }

    static JsonNode role(String name) {
        return in("role", object().put("name", name));
    }

    static JsonNode restore(Place place, Instant time, String keptAs) {
        return object().put("source_branch_id", place.branch())
                .put("source_timestamp", time.toString())
                .put("preserve_under_name", keptAs);
    }

    static JsonNode newBranch(Call call, String parent, Optional<String> at) {
        ObjectNode branch = object().put(
                        "name", Stamp.name(call.identity(), call.attempt().effect()))
                .put("parent_id", parent);
        at.ifPresent(time -> branch.put("parent_timestamp", time));
        ObjectNode body = object();
        body.set("branch", branch);
        body.putArray("endpoints").add(compute(call.specification()).put("type", "read_write"));
        body.set("annotation_value", annotations(call));
        return body;
    }

    private static ObjectNode annotations(Call call) {
        ObjectNode annotations = object();
        Map<String, String> mark =
                Stamp.annotations(call.identity().tag(), call.attempt().effect());
        mark.forEach(annotations::put);
        return annotations;
    }

    /** Whether every number that is wished for is there. */
    static boolean matches(JsonNode wished, JsonNode there) {
        return wished.properties().stream().allMatch(entry -> {
            JsonNode value = there.path(entry.getKey());
            return value.isNumber()
                    && value.decimalValue().compareTo(entry.getValue().decimalValue()) == 0;
        });
    }
}
