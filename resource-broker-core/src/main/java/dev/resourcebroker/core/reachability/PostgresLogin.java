package dev.resourcebroker.core.reachability;

import dev.resourcebroker.resource.Verification.Code;
import dev.resourcebroker.secret.SecretValue;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the server's requests for authentication. Used by one thread, for one connection. */
final class PostgresLogin {
    private static final int OK = 0;
    private static final int CLEARTEXT = 3;
    private static final int MD5 = 5;
    private static final int SASL = 10;
    private static final int SASL_CONTINUE = 11;
    private static final int SASL_FINAL = 12;

    private final Wire wire;
    private final SecretValue username;
    private final @Nullable SecretValue password;
    private @Nullable ScramClient scram;
    private boolean accepted;

    PostgresLogin(Wire wire, SecretValue username, @Nullable SecretValue password) {
        this.wire = wire;
        this.username = username;
        this.password = password;
    }

    /** False for a method that isn't spoken here. */
    boolean answer(byte[] request) throws IOException {
        try {
            ByteBuffer body = ByteBuffer.wrap(request);
            return answer(body.getInt(), body);
        } catch (BufferUnderflowException e) {
            throw new Unverified(Code.PROTOCOL_ERROR);
        }
    }

    private boolean answer(int method, ByteBuffer body) throws IOException {
        switch (method) {
            case OK -> accept();
            case CLEARTEXT -> sendText(password());
            case MD5 -> sendText(md5(salt(body)));
            case SASL -> {
                return begin(rest(body));
            }
            case SASL_CONTINUE -> wire.send(PostgresMessage.password(scram().proof(rest(body), wire)));
            case SASL_FINAL -> scram().checkServer(rest(body));
            default -> {
                return false;
            }
        }
        return true;
    }

    Answer finished() throws Unverified {
        if (!accepted) {
            throw new Unverified(Code.PROTOCOL_ERROR);
        }
        return Answer.LOGGED_IN;
    }

    private void accept() throws Unverified {
        if (scram != null && !scram.isServerChecked()) {
            throw new Unverified(Code.PROTOCOL_ERROR);
        }
        accepted = true;
    }

    private boolean begin(String mechanisms) throws IOException {
        if (!List.of(mechanisms.split("\0", -1)).contains(ScramClient.MECHANISM)) {
            return false;
        }
        scram = new ScramClient(password(), new SecureRandom());
        wire.send(PostgresMessage.password(scram.first()));
        return true;
    }

    private ScramClient scram() throws Unverified {
        if (scram == null) {
            throw new Unverified(Code.PROTOCOL_ERROR);
        }
        return scram;
    }

    private String password() throws Unverified {
        if (password == null) {
            throw new Unverified(Code.CREDENTIALS_REJECTED);
        }
        return password.reveal();
    }

    private void sendText(String text) throws IOException {
        wire.send(PostgresMessage.password((text + '\0').getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] salt(ByteBuffer body) {
        byte[] salt = new byte[4];
        body.get(salt);
        return salt;
    }

    private static String rest(ByteBuffer body) {
        return StandardCharsets.UTF_8.decode(body).toString();
    }

    private String md5(byte[] salt) throws Unverified {
        String inner = hex((password() + username.reveal()).getBytes(StandardCharsets.UTF_8), new byte[0]);
        return "md5" + hex(inner.getBytes(StandardCharsets.US_ASCII), salt);
    }

    private static String hex(byte[] text, byte[] salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(text);
            return HexFormat.of().formatHex(digest.digest(salt));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JVM has no MD5", e);
        }
    }
}
