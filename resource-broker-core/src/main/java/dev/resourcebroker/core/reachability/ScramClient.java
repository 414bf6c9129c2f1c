package dev.resourcebroker.core.reachability;

import dev.resourcebroker.resource.Verification.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SCRAM-SHA-256 (RFC 7677) without channel binding, as PostgreSQL carries it. Used by one thread, once. */
final class ScramClient {
    static final String MECHANISM = "SCRAM-SHA-256";

    private static final Pattern SERVER_FIRST = Pattern.compile("r=([\\x21-\\x7e&&[^,]]+),s=([^,]+),i=([0-9]{1,7})");
    private static final int MOST_ITERATIONS = 1_000_000;
    private static final int ITERATIONS_PER_LOOK = 1024;
    private static final String NO_BINDING = "n,,";

    private final byte[] password;
    private final String nonce;
    private byte[] serverSignature = {};
    private boolean serverChecked;

    ScramClient(String password, SecureRandom random) {
        this.password = SaslText.prepared(password).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        this.nonce = Base64.getEncoder().encodeToString(bytes);
    }

    /** The mechanism and the first message. The user name is empty: the server knows it from the startup. */
    byte[] first() {
        byte[] message = (NO_BINDING + firstBare()).getBytes(StandardCharsets.UTF_8);
        byte[] mechanism = (MECHANISM + '\0').getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(mechanism.length + 4 + message.length)
                .put(mechanism)
                .putInt(message.length)
                .put(message)
                .array();
    }

    private String firstBare() {
        return "n=,r=" + nonce;
    }

    /** The final message, which proves the password without telling it. */
    byte[] proof(String serverFirst, Wire wire) throws IOException {
        Matcher parts = SERVER_FIRST.matcher(serverFirst);
        if (!parts.matches() || !parts.group(1).startsWith(nonce)) {
            throw new Unverified(Code.PROTOCOL_ERROR);
        }
        byte[] salted = salted(decoded(parts.group(2)), Integer.parseInt(parts.group(3)), wire);
        String withoutProof = "c=" + Base64.getEncoder().encodeToString(utf8(NO_BINDING)) + ",r=" + parts.group(1);
        byte[] signed = utf8(firstBare() + "," + serverFirst + "," + withoutProof);
        serverSignature = hmac(hmac(salted, utf8("Server Key")), signed);
        byte[] clientKey = hmac(salted, utf8("Client Key"));
        byte[] proof = xor(clientKey, hmac(sha256(clientKey), signed));
        return utf8(withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof));
    }

    /** A server that doesn't know the password either can't know this. */
    void checkServer(String serverFinal) throws Unverified {
        String expected = "v=" + Base64.getEncoder().encodeToString(serverSignature);
        serverChecked = serverSignature.length > 0 && MessageDigest.isEqual(utf8(expected), utf8(serverFinal));
        if (!serverChecked) {
            throw new Unverified(Code.PROTOCOL_ERROR);
        }
    }

    boolean isServerChecked() {
        return serverChecked;
    }

    /** PBKDF2, written out because the server chooses how long it takes: it must not take longer than the deadline. */
    private byte[] salted(byte[] salt, int iterations, Wire wire) throws IOException {
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new Unverified(Code.PROTOCOL_ERROR);
        }
        Mac mac = mac(password);
        mac.update(salt);
        byte[] round = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] result = round;
        for (int i = 1; i < iterations; i++) {
            if (i % ITERATIONS_PER_LOOK == 0) {
                wire.checkTime();
            }
            round = mac.doFinal(round);
            result = xor(result, round);
        }
        return result;
    }

    private static byte[] decoded(String base64) throws Unverified {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new Unverified(Code.PROTOCOL_ERROR);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] xor(byte[] one, byte[] other) {
        byte[] result = one.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= other[i];
        }
        return result;
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        return mac(key).doFinal(text);
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JVM has no HMAC-SHA-256", e);
        }
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JVM has no SHA-256", e);
        }
    }
}
