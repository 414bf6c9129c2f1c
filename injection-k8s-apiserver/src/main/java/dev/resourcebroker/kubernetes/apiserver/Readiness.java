package dev.resourcebroker.kubernetes.apiserver;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Waits until a server answers that it is ready. */
final class Readiness {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long MOST = TimeUnit.SECONDS.toNanos(60);

    private final Server server;
    private String last = "it says nothing";

    Readiness(Server server) {
        this.server = server;
    }

    void awaitFile(Path file) throws IOException {
        await(() -> Files.exists(file) && Files.size(file) > 0);
    }

    void await(URI health, HttpClient client) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        await(() -> isReady(client, request));
    }

    private boolean isReady(HttpClient client, HttpRequest request) {
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            last = "status " + status;
            return status == 200;
        } catch (IOException e) {
            last = e.toString();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void await(Check check) throws IOException {
        long start = System.nanoTime();
        while (!check.holds()) {
            server.checkAlive();
            if (System.nanoTime() - start > MOST || Thread.currentThread().isInterrupted()) {
                throw new IOException("isn't ready after " + TimeUnit.NANOSECONDS.toSeconds(MOST) + " s: " + last);
            }
            LockSupport.parkNanos(STEP);
        }
    }

    /** Asks for no upgrade, which etcd leaves unanswered. */
    static HttpClient plain() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    static HttpClient trusting(Path certificate) throws IOException {
        try (InputStream in = Files.newInputStream(certificate)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder()
                    // A server that isn't ready says goodbye on HTTP/2, and JDK 17 then keeps to that connection.
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(tls)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @FunctionalInterface
    private interface Check {
        boolean holds() throws IOException;
    }
}
