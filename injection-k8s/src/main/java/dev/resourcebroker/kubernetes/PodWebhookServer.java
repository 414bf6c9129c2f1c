package dev.resourcebroker.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.resourcebroker.error.PermanentBrokerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A webhook on the HTTPS server of the JDK, for hosts without one of their own: {@code POST /pods}. Reviews larger than
 * three megabytes, more than the API server sends, are refused.
 */
public final class PodWebhookServer implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int LONGEST = 3 * 1024 * 1024;

    private final HttpsServer server;
    private final ExecutorService threads;

    private PodWebhookServer(HttpsServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Whether callers must show a certificate that the server trusts. */
    public enum Clients {
        /** Anybody who reaches it is answered. An answer holds the names of what is bound, and no value. */
        ANYBODY,
        /** Only who shows a certificate, as an API server does that was configured so. */
        KNOWN
    }

    /**
     * Starts a server.
     *
     * @param address where to listen
     * @param tls its certificate, and whom it trusts
     * @param clients who is answered
     * @param webhook answers the reviews
     * @return the running server, to be closed
     * @throws UncheckedIOException when it can't listen
     */
    public static PodWebhookServer start(
            InetSocketAddress address, SSLContext tls, Clients clients, PodWebhook webhook) {
        HttpsServer server = listening(address);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters own = getSSLContext().getDefaultSSLParameters();
                own.setNeedClientAuth(clients == Clients.KNOWN);
                parameters.setSSLParameters(own);
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(threads);
        server.createContext("/pods", exchange -> answer(exchange, webhook));
        server.start();
        return new PodWebhookServer(server, threads);
    }

    private static HttpsServer listening(InetSocketAddress address) {
        try {
            return HttpsServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, PodWebhook webhook) throws IOException {
        try (exchange) {
            byte[] review = exchange.getRequestBody().readNBytes(LONGEST + 1);
            if (!exchange.getRequestMethod().equals("POST") || review.length > LONGEST) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            byte[] answer =
                    webhook.answer(new String(review, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (PermanentBrokerException e) {
            exchange.sendResponseHeaders(400, -1);
        }
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
