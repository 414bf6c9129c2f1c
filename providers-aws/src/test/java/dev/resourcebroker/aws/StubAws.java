package dev.resourcebroker.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Answers as KMS and STS what it was told to, and remembers what it was asked. The last answer is repeated. */
final class StubAws implements AutoCloseable {
    /** What was asked: the body, with forms decoded. */
    record Asked(String target, String authorization, String token, String body) {}

    private record Reply(int status, String type, String body) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Queue<Reply> kms = new ConcurrentLinkedQueue<>();
    private final Queue<Reply> sts = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private boolean silent;

    StubAws() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    StubAws kms(int status, String json) {
        kms.add(new Reply(status, "application/x-amz-json-1.1", json));
        return this;
    }

    StubAws sts(int status, String xml) {
        sts.add(new Reply(status, "text/xml", xml));
        return this;
    }

    /** Takes requests and gives no answer. */
    StubAws silent() {
        silent = true;
        return this;
    }

    List<Asked> asked() {
        return asked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked request = read(exchange);
            asked.add(request);
            if (silent) {
                await();
                return;
            }
            Queue<Reply> replies = request.target().isEmpty() ? sts : kms;
            Reply reply = replies.size() > 1 ? replies.remove() : replies.element();
            byte[] body = reply.body()
                    .replace("ECHO", request.body().replace("\"", ""))
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", reply.type());
            exchange.getResponseHeaders().add("x-amzn-RequestId", "request-7");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Asked read(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String target = header(exchange, "X-Amz-Target");
        return new Asked(
                target,
                header(exchange, "Authorization"),
                header(exchange, "X-Amz-Security-Token"),
                target.isEmpty() ? URLDecoder.decode(body, UTF_8) : body);
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private void await() {
        try {
            closed.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
