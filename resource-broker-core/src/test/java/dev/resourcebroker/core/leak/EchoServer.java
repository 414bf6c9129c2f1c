package dev.resourcebroker.core.leak;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server of PostgreSQL and Redis alike that asks for the password and puts it into its error. */
final class EchoServer implements AutoCloseable {
    private static final int CLEARTEXT_PASSWORD = 3;
    private static final int SSL_REQUEST = 80877103;

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

    EchoServer() throws IOException {
        Thread thread = new Thread(this::serve, "echo");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                answer(new DataInputStream(socket.getInputStream()), new DataOutputStream(socket.getOutputStream()));
            } catch (IOException e) {
                // The client hung up, or the test ended.
            }
        }
    }

    private static void answer(DataInputStream in, DataOutputStream out) throws IOException {
        byte first = in.readByte();
        if (first == '*') {
            out.write(("-WRONGPASS you said "
                            + new String(in.readNBytes(in.available()), StandardCharsets.UTF_8)
                                    .replaceAll("[\r\n]+", " ")
                            + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            return;
        }
        startPostgres(first, in, out);
        in.readByte();
        String password = new String(in.readNBytes(in.readInt() - 5), StandardCharsets.UTF_8);
        byte[] fields = ("SFATAL\0C28P01\0Mno such password: " + password + "\0\0").getBytes(StandardCharsets.UTF_8);
        out.writeByte('E');
        out.writeInt(4 + fields.length);
        out.write(fields);
    }

    private static void startPostgres(byte first, DataInputStream in, DataOutputStream out) throws IOException {
        int length = (first << 24) | (in.readUnsignedByte() << 16) | in.readUnsignedShort();
        int code = in.readInt();
        in.readNBytes(length - 8);
        if (code == SSL_REQUEST) {
            out.writeByte('N');
            startPostgres(in.readByte(), in, out);
            return;
        }
        out.writeByte('R');
        out.writeInt(8);
        out.writeInt(CLEARTEXT_PASSWORD);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
