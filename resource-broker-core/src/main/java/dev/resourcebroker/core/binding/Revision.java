package dev.resourcebroker.core.binding;

import dev.resourcebroker.core.store.StoredConnection;
import dev.resourcebroker.core.store.StoredVariable;
import dev.resourcebroker.core.store.WorkloadPlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a set of connection versions and variables. It is a hash of ids, names and templates, never of a secret value:
 * that would let the value be guessed.
 */
public final class Revision {
    private static final int BYTES = 16;

    private Revision() {}

    /**
     * The revision of a plan; ciphertexts don't count.
     *
     * @param plan everything bound to a workload
     * @return its revision
     */
    public static String of(WorkloadPlan plan) {
        StringBuilder text = new StringBuilder();
        for (StoredConnection connection : plan.connections()) {
            text.append(connection.binding()).append(' ');
            text.append(connection.resource()).append(' ');
            text.append(connection.seq()).append('\n');
        }
        for (StoredVariable variable : plan.variables()) {
            text.append(variable.binding()).append(' ').append(variable.name()).append('=');
            text.append(variable.template()).append('\n');
        }
        byte[] hash = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
