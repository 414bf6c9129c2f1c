package dev.resourcebroker.core.reachability;

import dev.resourcebroker.resource.Verification.Code;
import dev.resourcebroker.secret.SecretValue;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Logs in to Redis and asks for a sign of life. A redirection is an error, and is not followed. */
final class RedisClient implements Client {
    private static final int LONGEST_LINE = 1024;
    private static final List<String> BUSY =
            List.of("-LOADING", "-BUSY", "-MASTERDOWN", "-CLUSTERDOWN", "-TRYAGAIN", "-DENIED", "-ERR max number");

    private final TlsMode tls;
    private final Login login;

    RedisClient(TlsMode tls, Login login) {
        this.tls = tls;
        this.login = login;
    }

    @Override
    public Answer talk(Wire wire) throws IOException {
        if (tls != TlsMode.NONE) {
            wire.encrypt(tls);
        }
        if (login.password() != null) {
            expectOk(call(wire, command("AUTH", login.username(), login.password())), Code.CREDENTIALS_REJECTED);
        }
        ping(call(wire, command("PING")));
        if (login.database() != null && !login.database().reveal().equals("0")) {
            expectOk(call(wire, command("SELECT", login.database())), Code.DATABASE_UNKNOWN);
        }
        return Answer.LOGGED_IN;
    }

    /** A user who may not ping is known all the same. */
    private static void ping(String reply) throws Unverified {
        if (reply.startsWith("-NOAUTH")) {
            throw new Unverified(Code.CREDENTIALS_REJECTED);
        }
        if (!reply.equals("+PONG") && !reply.startsWith("-NOPERM")) {
            throw new Unverified(reply.startsWith("-") ? Code.SERVER_ERROR : Code.PROTOCOL_ERROR);
        }
    }

    private static void expectOk(String reply, Code refused) throws Unverified {
        if (!reply.equals("+OK")) {
            boolean busy = BUSY.stream().anyMatch(reply::startsWith);
            Code error = reply.startsWith("-NOPERM") ? Code.CREDENTIALS_REJECTED : refused;
            throw new Unverified(busy ? Code.SERVER_ERROR : reply.startsWith("-") ? error : Code.PROTOCOL_ERROR);
        }
    }

    private static String call(Wire wire, byte[] command) throws IOException {
        wire.send(command);
        return line(wire.in());
    }

    private static byte[] command(String name, @Nullable SecretValue... arguments) {
        List<byte[]> parts = Stream.concat(
                        Stream.of(name),
                        Stream.of(arguments).filter(a -> a != null).map(SecretValue::reveal))
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ascii("*" + parts.size() + "\r\n"));
        for (byte[] part : parts) {
            bytes.writeBytes(ascii("$" + part.length + "\r\n"));
            bytes.writeBytes(part);
            bytes.writeBytes(ascii("\r\n"));
        }
        return bytes.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            if (line.length() == LONGEST_LINE) {
                throw new Unverified(Code.PROTOCOL_ERROR);
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}
