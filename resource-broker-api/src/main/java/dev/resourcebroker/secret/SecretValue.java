package dev.resourcebroker.secret;

import dev.resourcebroker.internal.Check;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;

/**
 * A text that must not be seen: a password, a key, a connection string. It prints as a mask, compares in constant
 * time, and refuses to be serialized by Java, Jackson and other bean serializers. {@link #reveal()} is the only way to
 * read it, so that all reading can be found by searching for that name. Immutable and thread-safe.
 */
public final class SecretValue {
    private static final String MASK = "********";

    // Serializers of beans leave transient fields alone, even those told to read private ones.
    private final transient String value;

    // Those that read fields and no getters would write an empty object: on this field they fail.
    @SuppressWarnings("UnusedVariable")
    private final Collection<?> refusal = Refusal.INSTANCE;

    private SecretValue(String value) {
        this.value = value;
    }

    /**
     * Wraps a secret.
     *
     * @param value the text: well-formed UTF-16 without NUL
     * @return the wrapped secret
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT when the text can't be carried exactly
     */
    public static SecretValue of(String value) {
        return new SecretValue(Check.wellFormed("secret value", value));
    }

    /**
     * Reads the secret. Whoever calls this answers for where the text goes.
     *
     * @return the text
     */
    public String reveal() {
        return value;
    }

    /**
     * Always throws, so that a serializer that calls getters fails instead of writing an empty object.
     *
     * @return never
     * @throws UnsupportedOperationException always
     */
    @SuppressWarnings("DoNotCallSuggester")
    public Object getSerializedForm() {
        throw refused();
    }

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("a SecretValue is never serialized");
    }

    /** Compares without telling by its duration how much of the text agrees. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretValue that && MessageDigest.isEqual(utf8(), that.utf8());
    }

    /** The same for all values: a hash of a secret would let it be guessed. */
    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return MASK;
    }

    private byte[] utf8() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** What nobody can look into. */
    private static final class Refusal extends AbstractCollection<Object> {
        private static final Refusal INSTANCE = new Refusal();

        @Override
        public Iterator<Object> iterator() {
            throw refused();
        }

        @Override
        public int size() {
            throw refused();
        }
    }
}
