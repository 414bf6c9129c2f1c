package dev.resourcebroker.tck.vendor;

import com.sun.net.httpserver.HttpExchange;
import dev.resourcebroker.tck.vendor.Holdings.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Takes requests by HTTP and answers them, well or as the script says. Thread-safe. */
final class Counter {
    private static final String LINES = "application/x-www-form-urlencoded";

    private final String credential;
    private final Desk desk;
    private final Script script;
    private final CountDownLatch closed = new CountDownLatch(1);

    Counter(String credential, Desk desk, Script script) {
        this.credential = credential;
        this.desk = desk;
        this.script = script;
    }

    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            read(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(HttpExchange exchange) throws IOException, InterruptedException {
        try {
            handle(exchange, Request.read(exchange));
        } catch (Refused e) {
            answer(exchange, e.status, "text/html", "");
        }
    }

    private void handle(HttpExchange exchange, Request request) throws IOException, InterruptedException {
        Optional<Misbehaviour> struck = script.next(request.kind());
        if (struck.isPresent()) {
            misbehave(exchange, request, struck.get());
        } else {
            answer(exchange, request, served(request));
        }
    }

    private void misbehave(HttpExchange exchange, Request request, Misbehaviour how)
            throws IOException, InterruptedException {
        Fault fault = how.fault();
        Reply reply = new Reply(fault.answer, "");
        for (int i = 0; i < fault.times; i++) {
            reply = served(request);
        }
        if (fault == Fault.LATE) {
            desk.later(request, how.time());
        }
        if (fault.answer == Fault.NEVER) {
            closed.await();
        } else if (fault.answer == Fault.AS_DONE) {
            answer(exchange, request, reply);
        } else if (fault.answer > 0) {
            tellWhen(exchange, how);
            answer(exchange, request, new Reply(fault.answer, ""));
        }
    }

    private static void tellWhen(HttpExchange exchange, Misbehaviour how) {
        if (how.fault().saysWhen()) {
            Duration up = how.time().plus(Duration.ofSeconds(1)).minusNanos(1);
            exchange.getResponseHeaders().set("Retry-After", Long.toString(up.toSeconds()));
        }
    }

    private record Reply(int status, String lines) {}

    private Reply served(Request request) {
        if (!("Bearer " + credential).equals(request.authorization())) {
            return new Reply(401, "");
        }
        try {
            return new Reply(200, desk.serve(request));
        } catch (Refused e) {
            return new Reply(e.status, "");
        }
    }

    private static void answer(HttpExchange exchange, Request request, Reply reply) throws IOException {
        if (reply.status() == 200) {
            answer(exchange, 200, LINES, reply.lines());
        } else {
            // As careless servers do.
            String page = "<html>" + request.authorization() + " " + request.body() + "</html>";
            answer(exchange, reply.status(), "text/html", page);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        // On a connection that stays open the JDK's server waits 40 ms between head and content.
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Ends the silences. */
    void close() {
        closed.countDown();
    }
}
