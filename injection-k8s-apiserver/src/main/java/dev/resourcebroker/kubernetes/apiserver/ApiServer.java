package dev.resourcebroker.kubernetes.apiserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A running kube-apiserver with an etcd of its own, on loopback, authorising by RBAC. One at a time may be asked for
 * changes; what it serves is for any number of threads.
 */
public final class ApiServer implements AutoCloseable {
    /** The token of a member of {@code system:masters}. */
    public static final String ADMIN_TOKEN = "admin-of-the-tests";

    private final Binaries binaries;
    private final Path folder;
    private final int etcdPort;
    private final int port;
    private Server etcd;
    private Server apiServer;

    private ApiServer(Binaries binaries, Path folder) throws IOException {
        this.binaries = binaries;
        this.folder = folder;
        etcdPort = Server.freePort();
        port = Server.freePort();
        Files.createDirectories(folder.resolve("certificates"));
        ServiceAccountKey.write(folder.resolve("service-accounts.pem"));
        Files.writeString(folder.resolve("tokens.csv"), ADMIN_TOKEN + ",admin,admin,system:masters\n");
        etcd = startEtcd();
        try {
            apiServer = startApiServer();
        } catch (IOException e) {
            etcd.stop();
            throw e;
        }
    }

    /**
     * Starts both and waits until they are ready: some seconds.
     *
     * @param binaries where they lie
     * @return the server, to be closed
     * @throws ApiServerUnavailable when one doesn't start
     */
    public static ApiServer start(Binaries binaries) {
        try {
            Path folder = Files.createTempDirectory("apiserver");
            try {
                return new ApiServer(binaries, folder);
            } catch (IOException e) {
                Folders.delete(folder);
                throw e;
            }
        } catch (IOException e) {
            throw new ApiServerUnavailable("kube-apiserver " + e.getMessage(), e);
        }
    }

    /**
     * Where it listens.
     *
     * @return an https address on loopback
     */
    public URI url() {
        return URI.create("https://127.0.0.1:" + port);
    }

    /**
     * What clients trust.
     *
     * @return a file with a certificate in PEM
     */
    public Path certificateAuthority() {
        return folder.resolve("certificates").resolve("apiserver.crt");
    }

    /** Loses everything: as if the cluster had been thrown away and another one made at the same address. */
    public synchronized void nuke() {
        try {
            stop();
            Folders.delete(folder.resolve("etcd"));
            etcd = startEtcd();
            apiServer = startApiServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops answering, keeping what it holds. */
    public synchronized void interrupt() {
        try {
            apiServer.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers again after {@link #interrupt()}. */
    public synchronized void resume() {
        try {
            apiServer = startApiServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            stop();
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() throws IOException {
        apiServer.stop();
        etcd.stop();
    }

    private Server startEtcd() throws IOException {
        String clients = "http://127.0.0.1:" + etcdPort;
        String peers = "http://127.0.0.1:" + Server.freePort();
        Server started = Server.start(
                folder.resolve("etcd.log"),
                List.of(
                        binaries.etcd().toString(),
                        "--data-dir=" + folder.resolve("etcd"),
                        "--unsafe-no-fsync",
                        "--log-level=error",
                        "--listen-client-urls=" + clients,
                        "--advertise-client-urls=" + clients,
                        "--listen-peer-urls=" + peers,
                        "--initial-advertise-peer-urls=" + peers,
                        "--initial-cluster=default=" + peers));
        return awaited(started, URI.create(clients + "/health"), Readiness.plain());
    }

    private Server startApiServer() throws IOException {
        Path key = folder.resolve("service-accounts.pem");
        Server started = Server.start(
                folder.resolve("apiserver.log"),
                List.of(
                        binaries.apiServer().toString(),
                        "--etcd-servers=http://127.0.0.1:" + etcdPort,
                        "--cert-dir=" + folder.resolve("certificates"),
                        "--secure-port=" + port,
                        "--bind-address=127.0.0.1",
                        "--service-account-key-file=" + key,
                        "--service-account-signing-key-file=" + key,
                        "--service-account-issuer=https://kubernetes.default.svc",
                        "--token-auth-file=" + folder.resolve("tokens.csv"),
                        "--authorization-mode=RBAC",
                        "--service-cluster-ip-range=10.0.0.0/24",
                        "--disable-admission-plugins=ServiceAccount"));
        try {
            new Readiness(started).awaitFile(certificateAuthority());
            return awaited(started, url().resolve("/readyz"), Readiness.trusting(certificateAuthority()));
        } catch (IOException e) {
            started.stop();
            throw e;
        }
    }

    private static Server awaited(Server started, URI health, HttpClient client) throws IOException {
        try {
            new Readiness(started).await(health, client);
            return started;
        } catch (IOException e) {
            started.stop();
            throw e;
        }
    }
}
