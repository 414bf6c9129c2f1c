package dev.resourcebroker.tck;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.resourcebroker.provider.Traits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A vendor that exists for these tests: a shelf behind HTTP, on loopback. */
final class ShelfVendor implements AutoCloseable {
    static final String TOKEN = "s3cret-token-of-the-shelf";
    private static final int PAGE = 2;

    private final SettableClock clock = SettableClock.at(Instant.EPOCH);
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;
    private final Shelf shelf;

    ShelfVendor(Traits traits) {
        shelf = new Shelf(traits, clock);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = 200;
            String answer = "";
            try {
                authorize(exchange);
                answer = answer(exchange, Form.read(body));
            } catch (Shelf.Refused e) {
                status = e.status;
                answer = "error=" + body;
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-www-form-urlencoded");
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void authorize(HttpExchange exchange) {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            throw new Shelf.Refused(401);
        }
    }

    private String answer(HttpExchange exchange, Map<String, String> form) {
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/", -1);
        String call = exchange.getRequestMethod() + " " + path[0] + (path.length > 2 ? " " + path[2] : "");
        String id = path.length > 1 ? path[1] : "";
        Map<String, String> query =
                Form.read(String.valueOf(exchange.getRequestURI().getRawQuery()));
        return switch (call) {
            case "GET account" -> "account=shelf-1";
            case "GET things" -> things(query);
            case "GET keys" -> keys(query);
            case "POST things" -> "id=" + shelf.create(form);
            case "PATCH things" -> done(id, () -> shelf.update(id, form));
            case "DELETE things" -> done("", () -> shelf.delete(id));
            case "POST things undelete" -> done(id, () -> shelf.undelete(id));
            case "POST things keys" -> key(shelf.issue(id, form.get("name")));
            case "POST things snapshots" -> "id=" + shelf.snapshot(id, form.get("token"));
            case "POST things restore" -> {
                shelf.requireSnapshot(form.get("snapshot"));
                yield done(id, () -> shelf.update(id, form));
            }
            case "DELETE keys" -> done("", () -> shelf.revoke(id));
            default -> throw new Shelf.Refused(404);
        };
    }

    private static String done(String id, Runnable change) {
        change.run();
        return id.isEmpty() ? "" : "id=" + id;
    }

    private static String key(Shelf.Key key) {
        return Form.write(Map.of("id", key.id(), "secret", key.secret()));
    }

    private String things(Map<String, String> query) {
        String name = query.get("name");
        Predicate<Shelf.Thing> asked = thing ->
                name == null || thing.name().equals(name) || thing.tag().equals(query.get("tag"));
        List<Shelf.Thing> all = shelf.things(asked);
        int from = Integer.parseInt(query.getOrDefault("from", "0"));
        String page = all.stream().skip(from).limit(PAGE).map(this::line).collect(Collectors.joining("\n"));
        return from + PAGE < all.size() ? page + "\nnext=" + (from + PAGE) : page;
    }

    private String line(Shelf.Thing thing) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "id",
                thing.id(),
                "name",
                thing.name(),
                "tag",
                thing.tag(),
                "stamp",
                thing.stamp(),
                "size",
                thing.size()));
        fields.put("state", thing.binned() ? "BINNED" : shelf.isReady(thing) ? "READY" : "MAKING");
        return Form.write(fields);
    }

    private String keys(Map<String, String> query) {
        return shelf.keys(query.get("of")).stream()
                .map(key -> Form.write(
                        Map.of("id", key.id(), "thing", key.thing(), "name", shelf.listsNames() ? key.name() : "-v0")))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
