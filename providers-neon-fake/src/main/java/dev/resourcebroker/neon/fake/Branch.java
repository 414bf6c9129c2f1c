package dev.resourcebroker.neon.fake;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A branch of a simulated project, with at most one endpoint. */
final class Branch {
    final String id;
    final boolean root;
    final Instant created;
    final Map<String, String> roles = new LinkedHashMap<>();
    final TreeMap<Instant, String> past = new TreeMap<>();
    String name;
    String database = "neondb";
    String owner = "neondb_owner";
    ObjectNode annotations = Answer.object();

    @Nullable
    ObjectNode endpoint;

    boolean isThere;

    Branch(String id, String name, boolean root, Instant created) {
        this.id = id;
        this.name = name;
        this.root = root;
        this.created = created;
    }

    /** The name of the database at the server. */
    String physical() {
        return database + "_" + id.replace('-', '_');
    }

    ObjectNode json(String project, boolean ready) {
        return Answer.object()
                .put("id", id)
                .put("project_id", project)
                .put("name", name)
                .put("current_state", ready ? "ready" : "init")
                .put("state_changed_at", created.toString())
                .put("creation_source", "console")
                .put("created_at", created.toString())
                .put("updated_at", created.toString())
                .put("default", root)
                .put("protected", false)
                .put("cpu_used_sec", 0)
                .put("active_time_seconds", 0)
                .put("compute_time_seconds", 0)
                .put("written_data_bytes", 0)
                .put("data_transfer_bytes", 0);
    }

    ObjectNode annotation() {
        ObjectNode annotation = Answer.object();
        annotation.set("object", Answer.object().put("type", "console/branch").put("id", id));
        annotation.set("value", annotations);
        return annotation.put("created_at", created.toString());
    }

    ObjectNode role(String role, boolean withPassword) {
        ObjectNode json = Answer.object()
                .put("branch_id", id)
                .put("name", role)
                .put("protected", false)
                .put("created_at", created.toString())
                .put("updated_at", created.toString());
        return withPassword ? json.put("password", roles.get(role)) : json;
    }

    ObjectNode databaseJson() {
        return Answer.object()
                .put("id", 1)
                .put("branch_id", id)
                .put("name", database)
                .put("owner_name", owner)
                .put("created_at", created.toString())
                .put("updated_at", created.toString());
    }
}
