package dev.resourcebroker.kubernetes;

import io.fabric8.kubernetes.api.model.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells Secrets apart without keeping their values: a MAC under a random key that nobody else has. Thread-safe. */
final class Fingerprint {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Fingerprint() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    /** Of its type, its values, and what is ours among its labels. */
    String of(Secret secret) {
        Mac mac = mac();
        add(mac, secret.getType());
        Map<String, String> data = secret.getData() == null ? Map.of() : secret.getData();
        new TreeMap<>(data).forEach((name, value) -> {
            add(mac, name);
            add(mac, value);
        });
        add(mac, "labels");
        Map<String, String> labels = secret.getMetadata().getLabels();
        new TreeMap<>(labels == null ? Map.<String, String>of() : labels).forEach((name, value) -> {
            if (name.startsWith(Names.DOMAIN) || name.equals(Names.MANAGED_BY)) {
                add(mac, name);
                add(mac, value);
            }
        });
        return Base64.getEncoder().encodeToString(mac.doFinal());
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static void add(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
    }
}
