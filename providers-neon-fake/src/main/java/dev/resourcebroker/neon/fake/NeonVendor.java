package dev.resourcebroker.neon.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Neon on loopback. What is in {@code docs/neon.md} about the vendor is how this behaves: operations of a project one
 * after another (423), a search that lags five seconds, names that aren't unique, seven days in the bin, sessions that end
 * when a role is made. Operations end with time or when they are asked about. Its PostgreSQL, which is started when it is
 * first needed, asks everybody but its superuser for a password. Thread-safe.
 */
public final class NeonVendor implements AutoCloseable {
    /** The only API key that it takes. */
    public static final String KEY = "napi_s1mulated";

    private static final String VERSION = "/api/v2";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Instant BEGINNING = Instant.parse("2026-11-30T10:00:00Z");

    private final Clock clock;
    private final Account account;
    private final Routes routes;
    private final Optional<Description> description = Description.find();
    private final List<String> wrong = new ArrayList<>();
    private final Deque<Answer> instead = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpServer server;
    private Duration passed = Duration.ZERO;

    /** Opens it on a free port. Its clock stands still until it is set forward. */
    public NeonVendor() {
        this(Clock.fixed(BEGINNING, ZoneOffset.UTC));
    }

    /**
     * Opens it on a free port.
     *
     * @param clock the time there, unless it is set forward
     */
    public NeonVendor(Clock clock) {
        this(clock, new Server(null));
    }

    private NeonVendor(Clock clock, Server postgres) {
        this.clock = clock;
        account = new Account(postgres);
        routes = new Routes(account, this::now);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Opens one that keeps its files in a directory, which whoever made it deletes, and leaves its end to whoever closes it.
     *
     * @param directory the directory
     * @param clock the time there, unless it is set forward
     * @return the vendor
     */
    public static NeonVendor in(Path directory, Clock clock) {
        return new NeonVendor(clock, new Server(directory));
    }

    /**
     * Where it is.
     *
     * @return the address of its API, version included
     */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + VERSION);
    }

    /**
     * Sets the clock forward.
     *
     * @param time by how much
     */
    public synchronized void pass(Duration time) {
        passed = passed.plus(time);
    }

    /**
     * Tells the time there.
     *
     * @return the time
     */
    public synchronized Instant now() {
        return clock.instant().plus(passed);
    }

    /**
     * Whether requests and answers are held to the vendor's published description: the file
     * {@code schemas/neon-openapi.json} in the folder that the system property {@code resource.broker.shared} names.
     *
     * @return whether they are
     */
    public boolean isDescribed() {
        return description.isPresent();
    }

    /**
     * Tells what was wrong with requests and answers.
     *
     * @return what wasn't as the published description says, and failures of the simulation itself
     */
    public synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    /**
     * Answers the next request that would change something with a refusal.
     *
     * @param status the status
     * @param headers more headers
     */
    public synchronized void refuseNext(int status, Map<String, String> headers) {
        instead.add(new Answer(status, Answer.error(status).body(), headers));
    }

    /**
     * From now on operations fail, or don't.
     *
     * @param fail whether they do
     */
    public synchronized void failOperations(boolean fail) {
        account.fail(fail);
    }

    /**
     * Remembers what a project's database holds now, for a later restore to this time or to a later one. Ends its sessions.
     *
     * @param project the id of the project
     * @throws SQLException when the database can't be copied
     */
    public synchronized void remember(String project) throws SQLException {
        Branch main = account.project(project).root();
        account.awaken(main);
        String copy = "past_" + main.past.size() + "_" + main.physical();
        account.server().copy(main.physical(), copy, main.owner);
        main.past.put(now(), copy);
    }

    /**
     * Tells the names of the branches of a project.
     *
     * @param project the id of the project
     * @return the names, the first made first
     */
    public synchronized List<String> branches(String project) {
        return account.project(project).branches.values().stream()
                .map(branch -> branch.name)
                .toList();
    }

    /**
     * Finds a branch.
     *
     * @param project the id of the project
     * @param beginning what its name begins with
     * @return its id
     */
    public synchronized String branch(String project, String beginning) {
        return account.project(project).branches.values().stream()
                .filter(branch -> branch.name.startsWith(beginning))
                .map(branch -> branch.id)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Shows a project as the vendor does.
     *
     * @param id its id
     * @return the project
     */
    public synchronized JsonNode project(String id) {
        return account.project(id).json();
    }

    /**
     * Somebody renames a project.
     *
     * @param project the id of the project
     * @param name its new name
     */
    public synchronized void rename(String project, String name) {
        account.project(project).change(Answer.object().put("name", name), now());
    }

    /**
     * Tells what there is, but for what is in the bin.
     *
     * @return the names of the roles of each project's first branch, by the id of the project
     */
    public synchronized Map<String, List<String>> inventory() {
        Map<String, List<String>> inventory = new LinkedHashMap<>();
        account.all()
                .filter(Project::isAlive)
                .forEach(project -> inventory.put(
                        project.id, List.copyOf(project.root().roles.keySet())));
        return inventory;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] content = exchange.getRequestBody().readAllBytes();
            Answer answer = answer(exchange, content);
            byte[] bytes = answer.status() == 204 ? new byte[0] : JSON.writeValueAsBytes(answer.body());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            // Else the JDK's server waits 40 ms between head and content.
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Answer answer(HttpExchange exchange, byte[] content) {
        Routes.Asked asked = asked(exchange, content);
        Answer answer = ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                ? answer(asked)
                : Answer.error(401);
        description.ifPresent(known -> wrong.addAll(known.wrongIn(asked, content.length > 0, answer)));
        return answer;
    }

    private Answer answer(Routes.Asked asked) {
        Answer refusal = asked.method().equals("GET") ? null : instead.poll();
        if (refusal != null) {
            return refusal;
        }
        try {
            return routes.answer(asked);
        } catch (Account.Missing e) {
            return Answer.error(404);
        } catch (SQLException | RuntimeException e) {
            wrong.add("the simulated vendor failed: " + e);
            return Answer.error(500);
        }
    }

    private static Routes.Asked asked(HttpExchange exchange, byte[] content) {
        String path = exchange.getRequestURI().getPath().substring(VERSION.length() + 1);
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        Stream.of(raw == null ? new String[0] : raw.split("&", -1)).forEach(part -> {
            int equals = part.indexOf('=');
            query.put(part.substring(0, equals), URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        });
        JsonNode body = content.length == 0 ? Answer.object() : JSON.readTree(content);
        return new Routes.Asked(exchange.getRequestMethod(), Arrays.asList(path.split("/", -1)), query, body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        account.server().close();
    }
}
