package dev.resourcebroker.neon.fake;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the simulated account holds, and what its requests do. Callers take turns. */
final class Account {
    private final Server server;
    private final Map<String, Project> projects = new LinkedHashMap<>();
    private int serial;
    private boolean fails;

    Account(Server server) {
        this.server = server;
    }

    Server server() {
        return server;
    }

    /** From now on operations fail, or don't. */
    void fail(boolean fail) {
        fails = fail;
    }

    Project project(String id) {
        Project project = projects.get(id);
        if (project == null || !project.isAlive()) {
            throw new Missing();
        }
        return project;
    }

    Project any(String id) {
        Project project = projects.get(id);
        if (project == null) {
            throw new Missing();
        }
        return project;
    }

    Answer list(Map<String, String> query, Instant now) {
        String search = query.getOrDefault("search", "");
        boolean alive = !query.getOrDefault("recoverable", "false").equals("true");
        List<Project> found = projects.values().stream()
                .filter(project ->
                        project.shown(now).filter(shown -> shown == alive).isPresent())
                .filter(project -> alive || project.isRecoverable(now))
                .filter(project -> (project.shownName(now) + "|" + project.id).contains(search))
                .filter(project -> project.id.compareTo(query.getOrDefault("cursor", "")) > 0)
                .limit(Long.parseLong(query.getOrDefault("limit", "10")))
                .toList();
        ObjectNode body = Answer.object();
        ArrayNode items = body.putArray("projects");
        found.forEach(project -> items.add(project.item(now)));
        body.putObject("applications");
        body.putObject("integrations");
        if (!found.isEmpty()) {
            body.putObject("pagination").put("cursor", found.get(found.size() - 1).id);
        }
        return Answer.of(200, body);
    }

    Answer create(ObjectNode wished, Instant now) {
        Project project = new Project(id("calm-sea"), wished, now);
        JsonNode chosen = wished.path("branch");
        Branch main = branch(project, chosen.path("name").asString("main"), true, now);
        main.database = chosen.path("database_name").asString("neondb");
        main.owner = chosen.path("role_name").asString(main.database + "_owner");
        main.roles.put(main.owner, password(main.owner));
        main.annotations = chosen.path("annotations") instanceof ObjectNode given ? given : Answer.object();
        main.endpoint = endpoint(project, main, wished.path("default_endpoint_settings"));
        projects.put(project.id, project);
        operation(project, main, "create_timeline", now);
        operation(project, main, "create_compute", now);
        ObjectNode body = Answer.object();
        body.set("project", project.json());
        body.set("branch", main.json(project.id, false));
        body.set("endpoints", project.endpoints());
        body.set("operations", project.operations(now, 0));
        body.putArray("roles").add(main.role(main.owner, true));
        body.putArray("databases").add(main.databaseJson());
        body.putArray("connection_uris").add(details(main));
        return Answer.of(201, body);
    }

    private ObjectNode details(Branch branch) {
        String password = branch.roles.getOrDefault(branch.owner, "");
        ObjectNode details = Answer.object()
                .put(
                        "connection_uri",
                        "postgresql://" + branch.owner + ":" + password + "@127.0.0.1/" + branch.database);
        details.putObject("connection_parameters")
                .put("database", branch.database)
                .put("password", password)
                .put("role", branch.owner)
                .put("host", "127.0.0.1")
                .put("pooler_host", "localhost");
        return details;
    }

    Branch branch(Project project, String name, boolean root, Instant now) {
        Branch branch = new Branch(id("br-still-dew"), name, root, now);
        project.branches.put(branch.id, branch);
        return branch;
    }

    ObjectNode endpoint(Project project, Branch branch, JsonNode settings) {
        ObjectNode endpoint = Answer.object()
                .put("host", "127.0.0.1")
                .put("id", id("ep-dark-fog"))
                .put("project_id", project.id)
                .put("branch_id", branch.id)
                .put("region_id", "aws-us-east-2")
                .put("autoscaling_limit_min_cu", 0.25)
                .put("autoscaling_limit_max_cu", 0.25)
                .put("type", "read_write")
                .put("current_state", "idle")
                .put("pooler_enabled", false)
                .put("pooler_mode", "transaction")
                .put("disabled", false)
                .put("passwordless_access", true)
                .put("creation_source", "console")
                .put("created_at", branch.created.toString())
                .put("updated_at", branch.created.toString())
                .put("proxy_host", "loopback")
                .put("suspend_timeout_seconds", 0)
                .put("provisioner", "k8s-neonvm");
        endpoint.putObject("settings");
        settings.properties().stream()
                .filter(setting -> endpoint.has(setting.getKey()))
                .forEach(setting -> endpoint.set(setting.getKey(), setting.getValue()));
        return endpoint;
    }

    void operation(Project project, Branch branch, String action, Instant now) {
        String id = UUID.nameUUIDFromBytes(("op" + ++serial).getBytes(StandardCharsets.UTF_8))
                .toString();
        project.operations.add(new Operation(id, action, branch.id, now, fails));
    }

    String password(String of) {
        return "npg_"
                + UUID.nameUUIDFromBytes((of + ++serial).getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
    }

    private String id(String words) {
        return words + "-" + String.format("%08d", ++serial);
    }

    /** Makes the database and the roles of a branch really there. */
    void awaken(Branch branch) throws SQLException {
        if (!branch.isThere) {
            branch.isThere = true;
            server.createRole(branch.owner, branch.roles.getOrDefault(branch.owner, ""), true);
            server.createDatabase(branch.physical(), branch.owner);
        }
    }

    boolean isElsewhere(Branch here, String role) {
        return projects.values().stream()
                .flatMap(project -> project.branches.values().stream())
                .anyMatch(branch -> branch != here && branch.roles.containsKey(role));
    }

    Stream<Project> all() {
        return projects.values().stream();
    }

    /** There is no such thing. */
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
