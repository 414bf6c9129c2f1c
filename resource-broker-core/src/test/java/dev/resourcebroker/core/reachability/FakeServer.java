package dev.resourcebroker.core.reachability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that treats each connection by a script. */
final class FakeServer implements AutoCloseable {
    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    private FakeServer(ServerSocket listening) {
        this.listening = listening;
    }

    /** What a server does with a connection. */
    interface Script {
        void serve(Socket socket) throws IOException;
    }

    /** Says nothing and waits for the end. */
    static final Script SILENT = socket -> socket.getInputStream().readAllBytes();

    static FakeServer that(Script script) {
        return on(newListener(), script);
    }

    static FakeServer on(ServerSocket listening, Script script) {
        FakeServer server = new FakeServer(listening);
        Thread thread = new Thread(() -> server.accept(script), "fake-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    static int portNobodyListensOn() {
        try (ServerSocket closed = newListener()) {
            return closed.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket newListener() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(Script script) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                connections.incrementAndGet();
                Thread thread = new Thread(() -> serve(script, socket), "fake-server-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // Closed, or the next one comes.
            }
        }
    }

    private static void serve(Script script, Socket socket) {
        try (socket) {
            script.serve(socket);
        } catch (IOException e) {
            // The client went.
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
