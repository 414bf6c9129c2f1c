package dev.resourcebroker.kubernetes.apiserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One of the two processes, with its log. */
final class Server {
    // Ends what it runs when its input ends: with us, however we end.
    private static final List<String> GUARD = List.of(
            "bash",
            "-c",
            "exec 3<&0; \"$@\" </dev/null & child=$!; { read -r -u 3 _; kill -9 $child; } & wait $child",
            "guard");

    private final Process process;
    private final Path log;

    private Server(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Server start(Path log, List<String> command) throws IOException {
        List<String> guarded = new ArrayList<>(GUARD);
        guarded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(guarded)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // A proxy of the host's is nothing to loopback.
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        return new Server(builder.start(), log);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void checkAlive() throws IOException {
        if (!process.isAlive()) {
            List<String> said = Files.readAllLines(log);
            throw new IOException("ended: "
                    + String.join("\n", said.subList(Math.max(0, said.size() - 5), said.size())));
        }
    }

    /** Nothing that these two hold is worth a slow goodbye. */
    void stop() throws IOException {
        process.getOutputStream().close();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
