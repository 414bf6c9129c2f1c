package dev.resourcebroker.kubernetes.apiserver;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The server of this JVM, or why there is none. */
final class One implements AutoCloseable {
    final @Nullable String why;
    private final @Nullable ApiServer server;

    private One(@Nullable ApiServer server, @Nullable String why) {
        this.server = server;
        this.why = why;
    }

    static One started() {
        try {
            return new One(ApiServer.start(Binaries.find()), null);
        } catch (ApiServerUnavailable e) {
            return new One(null, e.getMessage());
        }
    }

    ApiServer server() {
        return Objects.requireNonNull(server);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
