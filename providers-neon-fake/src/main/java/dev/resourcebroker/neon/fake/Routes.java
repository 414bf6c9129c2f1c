package dev.resourcebroker.neon.fake;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which request does what. */
final class Routes {
    private final Account account;
    private final Supplier<Instant> clock;

    Routes(Account account, Supplier<Instant> clock) {
        this.account = account;
        this.clock = clock;
    }

    /**
     * A request.
     *
     * @param method its method
     * @param path the parts of its path
     * @param query its query
     * @param body its content
     */
    record Asked(String method, List<String> path, Map<String, String> query, JsonNode body) {
        String at(int i) {
            return i < path.size() ? path.get(i) : "";
        }

        /** The method and the parts that aren't ids. */
        String shape() {
            StringBuilder shape = new StringBuilder(method);
            for (int i = 0; i < path.size(); i++) {
                shape.append(i % 2 == 0 ? " " + path.get(i) : "");
            }
            return path.size() % 2 == 0 ? shape + " ." : shape.toString();
        }
    }

    Answer answer(Asked asked) throws SQLException {
        if (asked.at(0).equals("auth")) {
            return Answer.of(
                    200, Answer.object().put("account_id", "org-simulated-1").put("auth_method", "api_key_org"));
        } else if (asked.path().size() == 1) {
            return asked.method().equals("GET")
                    ? account.list(asked.query(), clock.get())
                    : account.create((ObjectNode) asked.body().path("project"), clock.get());
        } else if (asked.shape().equals("POST projects recover")) {
            return recover(account.any(asked.at(1)));
        }
        Project project = account.project(asked.at(1));
        if (!asked.method().equals("GET") && project.isBusy(clock.get())) {
            project.operations.forEach(Operation::ask);
            return Answer.error(423);
        }
        return answer(asked, project);
    }

    private Answer answer(Asked asked, Project project) throws SQLException {
        return switch (asked.shape()) {
            case "GET projects ." -> one(200, "project", project.json());
            case "PATCH projects ." -> patch(project, asked.body().path("project"));
            case "DELETE projects ." -> delete(project);
            case "GET projects endpoints" -> one(200, "endpoints", project.endpoints());
            case "PATCH projects endpoints ." ->
                patchEndpoint(project, asked.at(3), asked.body().path("endpoint"));
            case "GET projects operations" -> one(200, "operations", project.operations(clock.get(), 0));
            case "GET projects operations ." -> operation(project, asked.at(3));
            case "GET projects connection_uri" -> connection(project, asked.query());
            case "GET projects branches" -> branches(project);
            case "POST projects branches" -> new BranchRoutes(account, project, clock.get()).create(asked.body());
            default -> branch(asked, project);
        };
    }

    private Answer branch(Asked asked, Project project) throws SQLException {
        Branch branch = project.branches.get(asked.at(3));
        if (branch == null) {
            throw new Account.Missing();
        }
        BranchRoutes routes = new BranchRoutes(account, project, clock.get());
        return switch (asked.shape()) {
            case "DELETE projects branches ." -> routes.delete(branch);
            case "POST projects branches restore" -> routes.restore(branch, asked.body());
            case "GET projects branches databases ." -> routes.database(branch, asked.at(5));
            case "GET projects branches roles" -> routes.roles(branch);
            case "POST projects branches roles" ->
                routes.createRole(branch, asked.body().path("role"));
            case "DELETE projects branches roles ." -> routes.deleteRole(branch, asked.at(5));
            case "GET projects branches roles reveal_password" -> routes.reveal(branch, asked.at(5));
            default -> Answer.error(404);
        };
    }

    private static Answer one(int status, String name, JsonNode content) {
        ObjectNode body = Answer.object();
        body.set(name, content);
        return Answer.of(status, body);
    }

    private Answer patch(Project project, JsonNode changes) {
        int before = project.operations.size();
        project.change(changes, clock.get());
        account.operation(project, project.root(), "apply_config", clock.get());
        ObjectNode body = Answer.object();
        body.set("project", project.json());
        body.set("operations", project.operations(clock.get(), before));
        return Answer.of(200, body);
    }

    private Answer patchEndpoint(Project project, String id, JsonNode changes) {
        int before = project.operations.size();
        for (Branch branch : project.branches.values()) {
            ObjectNode endpoint = branch.endpoint;
            if (endpoint != null && endpoint.path("id").asString("").equals(id)) {
                changes.properties().forEach(change -> endpoint.set(change.getKey(), change.getValue()));
                account.operation(project, branch, "apply_config", clock.get());
                ObjectNode body = Answer.object();
                body.set("endpoint", endpoint);
                body.set("operations", project.operations(clock.get(), before));
                return Answer.of(200, body);
            }
        }
        throw new Account.Missing();
    }

    private Answer delete(Project project) {
        project.live(false, clock.get());
        return one(200, "project", project.json());
    }

    private Answer recover(Project project) {
        if (!project.isRecoverable(clock.get())) {
            return Answer.error(project.isAlive() ? 409 : 404);
        }
        project.live(true, clock.get());
        ObjectNode body = Answer.object();
        body.set("project", project.json());
        ArrayNode branches = body.putArray("branches");
        project.branches.values().forEach(branch -> branches.add(branch.json(project.id, true)));
        return Answer.of(200, body);
    }

    private Answer operation(Project project, String id) {
        Operation found = project.operations.stream()
                .filter(operation -> operation.id.equals(id))
                .findFirst()
                .orElseThrow(Account.Missing::new);
        found.ask();
        return one(200, "operation", found.json(project.id, clock.get()));
    }

    private Answer branches(Project project) {
        ObjectNode body = Answer.object();
        ArrayNode all = body.putArray("branches");
        ObjectNode annotations = body.putObject("annotations");
        project.branches.values().forEach(branch -> {
            all.add(branch.json(project.id, !project.isBusy(clock.get())));
            annotations.set(branch.id, branch.annotation());
        });
        return Answer.of(200, body);
    }

    private Answer connection(Project project, Map<String, String> query) throws SQLException {
        Branch branch = project.branches.get(query.getOrDefault("branch_id", project.root().id));
        String role = query.getOrDefault("role_name", "");
        if (branch == null || !branch.roles.containsKey(role)) {
            throw new Account.Missing();
        }
        account.awaken(branch);
        boolean pooled = query.getOrDefault("pooled", "false").equals("true");
        String uri = "postgresql://" + role + ":" + branch.roles.get(role) + "@" + (pooled ? "localhost" : "127.0.0.1")
                + ":" + account.server().port() + "/" + branch.physical() + "?sslmode=disable";
        return Answer.of(200, Answer.object().put("uri", uri));
    }
}
