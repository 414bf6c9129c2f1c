package dev.resourcebroker.neon.fake;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What requests about one branch do. */
final class BranchRoutes {
    private final Account account;
    private final Project project;
    private final Instant now;
    private final int before;

    BranchRoutes(Account account, Project project, Instant now) {
        this.account = account;
        this.project = project;
        this.now = now;
        this.before = project.operations.size();
    }

    Answer create(JsonNode asked) throws SQLException {
        String name = asked.at("/branch/name").asString("dev");
        if (isTaken(name)) {
            return Answer.error(409);
        }
        Branch parent = project.branches.get(asked.at("/branch/parent_id").asString(project.root().id));
        if (parent == null) {
            throw new Account.Missing();
        }
        account.awaken(parent);
        Branch branch = account.branch(project, name, false, now);
        String time = asked.at("/branch/parent_timestamp").asString(now.toString());
        inherit(branch, parent, past(parent, Instant.parse(time)));
        branch.annotations = asked.path("annotation_value") instanceof ObjectNode given ? given : Answer.object();
        account.operation(project, branch, "create_branch", now);
        asked.path("endpoints").forEach(wished -> {
            branch.endpoint = account.endpoint(project, branch, wished);
            account.operation(project, branch, "create_compute", now);
        });
        ObjectNode body = operations(Answer.object());
        body.set("branch", branch.json(project.id, false));
        ArrayNode endpoints = body.putArray("endpoints");
        if (branch.endpoint != null) {
            endpoints.add(branch.endpoint);
        }
        body.putArray("roles");
        body.putArray("databases");
        return Answer.of(201, body);
    }

    private boolean isTaken(String name) {
        return project.branches.values().stream().anyMatch(branch -> branch.name.equals(name));
    }

    private void inherit(Branch branch, Branch parent, String from) throws SQLException {
        branch.database = parent.database;
        branch.owner = parent.owner;
        branch.roles.putAll(parent.roles);
        branch.isThere = true;
        account.server().copy(from, branch.physical(), branch.owner);
    }

    /** The database as it was at a time: what was remembered last before it, or what is there now. */
    private static String past(Branch branch, Instant time) {
        Map.Entry<Instant, String> remembered = branch.past.floorEntry(time);
        return remembered == null ? branch.physical() : remembered.getValue();
    }

    private ObjectNode operations(ObjectNode body) {
        body.set("operations", project.operations(now, before));
        return body;
    }

    Answer delete(Branch branch) {
        if (branch.root) {
            return Answer.error(422);
        }
        project.branches.remove(branch.id);
        account.operation(project, branch, "delete_timeline", now);
        ObjectNode body = operations(Answer.object());
        body.set("branch", branch.json(project.id, true));
        return Answer.of(200, body);
    }

    Answer restore(Branch branch, JsonNode asked) throws SQLException {
        String keep = asked.path("preserve_under_name").asString("");
        if (keep.isEmpty()
                || isTaken(keep)
                || !asked.path("source_branch_id").asString("").equals(branch.id)) {
            return Answer.error(keep.isEmpty() ? 400 : 409);
        }
        account.awaken(branch);
        String from = past(branch, Instant.parse(asked.path("source_timestamp").asString("")));
        Branch kept = account.branch(project, keep, false, now);
        inherit(kept, branch, branch.physical());
        if (!from.equals(branch.physical())) {
            account.server().rename(branch.physical(), "gone_" + kept.physical());
            account.server().copy(from, branch.physical(), branch.owner);
        }
        // Whether annotations stay isn't documented.
        branch.annotations = Answer.object();
        account.operation(project, branch, "create_timeline", now);
        ObjectNode body = operations(Answer.object());
        body.set("branch", branch.json(project.id, false));
        return Answer.of(200, body);
    }

    Answer database(Branch branch, String name) {
        if (!branch.database.equals(name)) {
            throw new Account.Missing();
        }
        ObjectNode body = Answer.object();
        body.set("database", branch.databaseJson());
        return Answer.of(200, body);
    }

    Answer roles(Branch branch) {
        ObjectNode body = Answer.object();
        ArrayNode roles = body.putArray("roles");
        branch.roles.keySet().forEach(role -> roles.add(branch.role(role, false)));
        return Answer.of(200, body);
    }

    Answer createRole(Branch branch, JsonNode wished) throws SQLException {
        String name = wished.path("name").asString("");
        if (branch.roles.containsKey(name)) {
            return Answer.error(409);
        }
        account.awaken(branch);
        branch.roles.put(name, account.password(name));
        if (!account.isElsewhere(branch, name)) {
            account.server()
                    .createRole(
                            name,
                            branch.roles.getOrDefault(name, ""),
                            !wished.path("no_login").asBoolean(false));
        }
        account.server().disconnect(branch.physical());
        account.operation(project, branch, "apply_config", now);
        ObjectNode body = operations(Answer.object());
        body.set("role", branch.role(name, true));
        return Answer.of(201, body);
    }

    Answer deleteRole(Branch branch, String name) {
        if (!branch.roles.containsKey(name)) {
            return Answer.of(204, Answer.object());
        }
        ObjectNode role = branch.role(name, false);
        try {
            if (!account.isElsewhere(branch, name)) {
                account.server().dropRole(name);
            }
        } catch (SQLException e) {
            // It still owns something.
            return Answer.error(422);
        }
        branch.roles.remove(name);
        account.operation(project, branch, "apply_config", now);
        ObjectNode body = operations(Answer.object());
        body.set("role", role);
        return Answer.of(200, body);
    }

    Answer reveal(Branch branch, String name) {
        String password = branch.roles.get(name);
        if (password == null) {
            throw new Account.Missing();
        }
        return project.json().path("store_passwords").asBoolean(false)
                ? Answer.of(200, Answer.object().put("password", password))
                : Answer.error(412);
    }
}
