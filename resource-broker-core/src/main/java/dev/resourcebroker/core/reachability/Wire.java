package dev.resourcebroker.core.reachability;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** The connection to one server. Used by one thread. */
final class Wire {
    private final Place place;
    private final Tls tls;
    private final Deadline deadline;
    private Socket socket;
    private DataInputStream in;

    Wire(Socket connected, Place place, Tls tls, Deadline deadline) throws IOException {
        this.place = place;
        this.tls = tls;
        this.deadline = deadline;
        this.socket = connected;
        this.in = new DataInputStream(connected.getInputStream());
    }

    /** Reads are not buffered, so nothing that was sent in the clear is taken for encrypted afterwards. */
    void encrypt(TlsMode mode) throws IOException {
        socket = tls.begin(socket, place, mode);
        in = new DataInputStream(socket.getInputStream());
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    DataInputStream in() {
        return in;
    }

    /** For work that is long without reading. */
    void checkTime() throws SocketTimeoutException {
        deadline.millisLeft();
    }
}
