package dev.resourcebroker.tck;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Stands between a provider and its vendor, on loopback: counts requests, and lets one of them go wrong. Thread-safe. */
final class FaultyWire implements AutoCloseable {
    /** Is in what the wire makes up, and must not come out of a provider. */
    static final String MARKER = "marker-7c1e";

    static final int RETRY_AFTER = 7;

    private static final Set<String> HOP = Set.of(
            "connection", "content-length", "expect", "host", "http2-settings", "transfer-encoding", "upgrade", "date");

    private final URI vendor;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Exchange> exchanges = new ArrayList<>();
    private @Nullable Fault fault;
    private int at;

    /**
     * A request that came by.
     *
     * @param method its method
     * @param path its path with query
     * @param hasBody whether the answer has content
     */
    record Exchange(String method, String path, boolean hasBody) {}

    private FaultyWire(URI vendor, HttpServer server) {
        this.vendor = vendor;
        this.server = server;
    }

    static FaultyWire to(URI vendor) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FaultyWire wire = new FaultyWire(vendor, server);
        server.setExecutor(wire.threads);
        server.createContext("/", wire::handle);
        server.start();
        return wire;
    }

    URI base() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getHostString() + ":" + address.getPort() + vendor.getRawPath());
    }

    /** Forgets what came by, and lets all pass. */
    synchronized void clear() {
        exchanges.clear();
        fault = null;
    }

    /** Forgets what came by; the request of this number, from 1, will go wrong. */
    synchronized void strike(Fault next, int number) {
        exchanges.clear();
        fault = next;
        at = number;
    }

    synchronized boolean hasStruck() {
        return fault != null && exchanges.size() >= at;
    }

    synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    private synchronized @Nullable Fault next(HttpExchange exchange) {
        exchanges.add(new Exchange(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), true));
        return exchanges.size() == at ? fault : null;
    }

    private synchronized void empty(int number) {
        if (number <= exchanges.size()) {
            Exchange seen = exchanges.get(number - 1);
            exchanges.set(number - 1, new Exchange(seen.method(), seen.path(), false));
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Fault struck = next(exchange);
            if (struck == null) {
                int number = exchanges().size();
                answer(exchange, forward(exchange, body), number);
            } else {
                fail(exchange, body, struck);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(HttpExchange exchange, byte[] body, Fault struck) throws IOException, InterruptedException {
        HttpResponse<byte[]> last = null;
        for (int i = 0; i < struck.forwards; i++) {
            last = forward(exchange, body);
        }
        if (struck.answer == Fault.WAIT) {
            closed.await();
        } else if (struck.answer == Fault.PASS && last != null) {
            answer(exchange, last, 0);
        } else if (struck.answer > 0) {
            makeUp(exchange, body, struck.answer);
        }
    }

    /** A page that echoes the request, as careless servers do. */
    private static void makeUp(HttpExchange exchange, byte[] body, int status) throws IOException {
        String page = "<html>" + MARKER + " " + exchange.getRequestHeaders().entrySet() + " "
                + new String(body, StandardCharsets.UTF_8) + "</html>";
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.getResponseHeaders().set("X-Request-Id", MARKER);
        if (status == 429 || status == 503) {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(RETRY_AFTER));
        }
        send(exchange, status, page.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        URI asked = exchange.getRequestURI();
        URI target = vendor.resolve(asked.toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private void answer(HttpExchange exchange, HttpResponse<byte[]> response, int number) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        if (response.body().length == 0) {
            empty(number);
        }
        send(exchange, response.statusCode(), response.body());
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        // On a connection that stays open the JDK's server waits 40 ms between head and content.
        exchange.getResponseHeaders().set("Connection", "close");
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : body.length);
        if (!none) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
