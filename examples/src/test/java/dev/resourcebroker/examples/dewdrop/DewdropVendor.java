package dev.resourcebroker.examples.dewdrop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.resourcebroker.examples.support.JsonLines;
import dev.resourcebroker.examples.support.JsonObjects;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Dewdrop, on loopback. What its documentation would say:
 *
 * <ul>
 *   <li>Every request carries {@code Authorization: Bearer KEY}; else 401. Bodies are JSON objects of texts, a line each.
 *   <li>{@code GET /account} gives {@code account}.
 *   <li>{@code POST /drops} takes {@code name}, {@code note}, {@code megabytes} and {@code region}, and makes a drop, also
 *       when there is one of that name. It gives {@code id}. {@code PATCH /drops/ID} changes {@code note} and {@code
 *       megabytes}. {@code DELETE /drops/ID} gives 204.
 *   <li>{@code GET /drops?name=&cursor=} lists two at a time; the header {@code Dewdrop-Next} has the next cursor. What was
 *       changed shows within 3 seconds. {@code state} is {@code making}, and {@code ready} after a few seconds.
 *   <li>{@code POST /drops/ID/passwords} takes {@code name} and gives {@code id}, {@code user}, {@code password}, {@code
 *       host} and {@code port}, once. The same name again is a 409, a fourth one a 422. {@code GET /drops/ID/passwords}
 *       lists {@code id} and {@code name}. {@code DELETE /passwords/ID} gives 204.
 * </ul>
 */
final class DewdropVendor implements AutoCloseable {
    static final String KEY = "dew-k3y-of-the-meadow";

    private final DewdropDrops drops = new DewdropDrops();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    DewdropVendor() {
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
        drops.pass(time);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean known =
                    ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            DewdropDrops.Reply reply = known ? reply(exchange, body) : DewdropDrops.Reply.status(401);
            byte[] bytes = lines(reply.objects());
            exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
            // Else the JDK's server waits 40 ms between head and content.
            exchange.getResponseHeaders().set("Connection", "close");
            if (!reply.next().isEmpty()) {
                exchange.getResponseHeaders().set("Dewdrop-Next", reply.next());
            }
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private DewdropDrops.Reply reply(HttpExchange exchange, String body) {
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/", -1);
        String call = exchange.getRequestMethod() + " " + path[0] + (path.length > 2 ? "/" + path[2] : "");
        String id = path.length > 1 ? path[1] : "";
        Map<String, String> members = body.isBlank() ? Map.of() : JsonObjects.read(body.strip());
        return switch (call) {
            case "GET account" -> DewdropDrops.Reply.of(Map.of("account", "meadow-4711"));
            case "GET drops" -> drops.list(query(exchange, "name"), query(exchange, "cursor"));
            case "POST drops" -> drops.create(members);
            case "PATCH drops" -> drops.change(id, members);
            case "DELETE drops" -> drops.delete(id);
            case "GET drops/passwords" -> drops.passwords(id);
            case "POST drops/passwords" -> drops.addPassword(id, members.getOrDefault("name", ""));
            case "DELETE passwords" -> drops.deletePassword(id);
            default -> DewdropDrops.Reply.status(404);
        };
    }

    private static String query(HttpExchange exchange, String name) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        for (String part : query.split("&", -1)) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static byte[] lines(List<Map<String, String>> objects) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonLines lines = new JsonLines(bytes)) {
            objects.forEach(lines::write);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
