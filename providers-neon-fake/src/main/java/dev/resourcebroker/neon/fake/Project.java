package dev.resourcebroker.neon.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A simulated project: its settings, branches and operations, and what lists show of it so far. */
final class Project {
    private static final Duration LAG = Duration.ofSeconds(5);
    static final Duration KEPT = Duration.ofDays(7);

    final String id;
    final Map<String, Branch> branches = new LinkedHashMap<>();
    final List<Operation> operations = new ArrayList<>();
    private final ObjectNode wished;
    private final Instant created;
    private final TreeMap<Instant, String> names = new TreeMap<>();
    private final TreeMap<Instant, Boolean> lives = new TreeMap<>();

    Project(String id, ObjectNode wished, Instant created) {
        this.id = id;
        this.wished = wished;
        this.created = created;
        names.put(created, wished.path("name").asString(id));
        lives.put(created, true);
    }

    Branch root() {
        return branches.values().stream()
                .filter(branch -> branch.root)
                .findFirst()
                .orElseThrow();
    }

    boolean isBusy(Instant now) {
        return operations.stream().anyMatch(operation -> operation.isRunning(now));
    }

    void change(JsonNode changes, Instant now) {
        changes.properties().forEach(entry -> wished.set(entry.getKey(), entry.getValue()));
        names.put(now, wished.path("name").asString(""));
    }

    void live(boolean alive, Instant now) {
        lives.put(now, alive);
    }

    boolean isAlive() {
        return lives.lastEntry().getValue();
    }

    boolean isRecoverable(Instant now) {
        return !isAlive() && now.isBefore(lives.lastKey().plus(KEPT));
    }

    /** What lists show: empty before they show anything of it. */
    Optional<Boolean> shown(Instant now) {
        return Optional.ofNullable(lives.floorEntry(now.minus(LAG))).map(Map.Entry::getValue);
    }

    String shownName(Instant now) {
        Map.Entry<Instant, String> shown = names.floorEntry(now.minus(LAG));
        return shown == null ? "" : shown.getValue();
    }

    ObjectNode item(Instant now) {
        return common(shownName(now)).put("active_time", 0);
    }

    ObjectNode json() {
        ObjectNode json = common(names.lastEntry().getValue())
                .put("data_storage_bytes_hour", 0)
                .put("data_transfer_bytes", 0)
                .put("written_data_bytes", 0)
                .put("compute_time_seconds", 0)
                .put("active_time_seconds", 0)
                .put(
                        "history_retention_seconds",
                        wished.path("history_retention_seconds").asInt(86400))
                .put("consumption_period_start", created.toString())
                .put("consumption_period_end", created.toString());
        for (String part : List.of("settings", "default_endpoint_settings")) {
            json.set(part, wished.path(part).isObject() ? wished.path(part) : Answer.object());
        }
        return json;
    }

    private ObjectNode common(String name) {
        return Answer.object()
                .put("id", id)
                .put("platform_id", "aws")
                .put("region_id", wished.path("region_id").asString("aws-us-east-2"))
                .put("name", name)
                .put("provisioner", "k8s-neonvm")
                .put("pg_version", wished.path("pg_version").asInt(17))
                .put("proxy_host", "loopback")
                .put("branch_logical_size_limit", 0)
                .put("branch_logical_size_limit_bytes", 0)
                .put("store_passwords", wished.path("store_passwords").asBoolean(true))
                .put("cpu_used_sec", 0)
                .put("creation_source", "console")
                .put("created_at", created.toString())
                .put("updated_at", created.toString())
                .put("owner_id", "org-simulated-1");
    }

    ArrayNode operations(Instant now, int since) {
        ArrayNode json = Answer.object().arrayNode();
        for (int i = operations.size() - 1; i >= since; i--) {
            json.add(operations.get(i).json(id, now));
        }
        return json;
    }

    ArrayNode endpoints() {
        ArrayNode json = Answer.object().arrayNode();
        branches.values().forEach(branch -> {
            if (branch.endpoint != null) {
                json.add(branch.endpoint);
            }
        });
        return json;
    }
}
