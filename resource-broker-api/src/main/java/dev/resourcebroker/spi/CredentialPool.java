package dev.resourcebroker.spi;

import dev.resourcebroker.secret.SecretValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * Credentials that an operator made at a vendor that has no call for it, for the offerings whose secrets come from
 * {@link dev.resourcebroker.provider.SecretSource.Pool}. Asked whenever one is taken, so that the operator may add some
 * at any time; what was taken once stays in it as long as a resource uses it. Each is given to one resource only, and
 * never again: who had it knows it. Thread-safe.
 */
@FunctionalInterface
public interface CredentialPool {
    /**
     * The credentials.
     *
     * @return the values by the names of the offering's fields, by the name of the credential: a name of the operator's,
     *     not secret, at most 127 characters, that always stands for the same one
     */
    Map<String, Map<String, SecretValue>> members();

    /**
     * Fixed credentials.
     *
     * @param members as {@link #members()} gives them
     * @return the pool
     */
    static CredentialPool of(Map<String, Map<String, SecretValue>> members) {
        Map<String, Map<String, SecretValue>> copy = new TreeMap<>();
        members.forEach((name, fields) -> copy.put(name, Map.copyOf(fields)));
        return () -> copy;
    }
}
