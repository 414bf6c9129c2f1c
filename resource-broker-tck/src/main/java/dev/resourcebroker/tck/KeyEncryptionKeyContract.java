package dev.resourcebroker.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;

/**
 * What every {@link KeyEncryptionKey} keeps. An author's test extends this and says how to get at the key. The tests are
 * named after the rules in {@code docs/key-providers.md}.
 */
public abstract class KeyEncryptionKeyContract {
    private static final EncryptionContext CONTEXT = context("acme");
    private static final String MARKER = "marker-f3b1";
    private static final byte[] KEYSET = (MARKER + ": the bytes of a keyset").getBytes(StandardCharsets.UTF_8);

    /** For subclasses. */
    protected KeyEncryptionKeyContract() {}

    /**
     * The key under test, opened. Called again it gives the same key opened anew, as after a restart.
     *
     * @return a key that can be used at once
     * @throws Exception fails the test
     */
    protected abstract KeyEncryptionKey key() throws Exception;

    /**
     * Another key of the same kind, opened.
     *
     * @return a key that never wrapped what {@link #key} wrapped
     * @throws Exception fails the test
     */
    protected abstract KeyEncryptionKey anotherKey() throws Exception;

    /**
     * The key that {@link #key} gives, opened, but now nobody answers where its service was.
     *
     * @return by default nothing, for a key that has no service
     * @throws Exception fails the test
     */
    protected Optional<KeyEncryptionKey> keyInAnOutage() throws Exception {
        return Optional.empty();
    }

    /**
     * Wrapping gives back what went in.
     *
     * @throws Exception when a key can't be had
     */
    @Test
    protected void k1_unwrap_givesWhatWasWrapped() throws Exception {
        KeyEncryptionKey key = key();
        for (int size : new int[] {1, 80, 4096}) {
            byte[] keyset = filled(size);
            assertThat(key.unwrap(key.wrap(keyset, CONTEXT), CONTEXT))
                    .as("a keyset of %d bytes", size)
                    .isEqualTo(keyset);
        }
    }

    /**
     * A restart changes nothing.
     *
     * @throws Exception when a key can't be had
     */
    @Test
    protected void k2_unwrap_afterARestart_givesWhatWasWrapped() throws Exception {
        byte[] wrapped = key().wrap(KEYSET, CONTEXT);
        assertThat(key().unwrap(wrapped, CONTEXT)).isEqualTo(KEYSET);
    }

    /**
     * What is stored tells nothing.
     *
     * @throws Exception when a key can't be had
     */
    @Test
    protected void k3_wrap_showsNothingOfTheKeyset() throws Exception {
        KeyEncryptionKey key = key();
        byte[] wrapped = key.wrap(KEYSET, CONTEXT);
        assertThat(text(wrapped)).doesNotContain(MARKER);
        assertThat(key.wrap(KEYSET, CONTEXT)).as("the same wrapped again").isNotEqualTo(wrapped);
    }

    /**
     * The caller's arrays stay the caller's.
     *
     * @throws Exception when a key can't be had
     */
    @Test
    protected void k4_wrapAndUnwrap_leaveTheirArgumentsAlone() throws Exception {
        KeyEncryptionKey key = key();
        byte[] keyset = KEYSET.clone();
        byte[] wrapped = key.wrap(keyset, CONTEXT);
        byte[] copy = wrapped.clone();
        key.unwrap(wrapped, CONTEXT);
        assertThat(keyset).isEqualTo(KEYSET);
        assertThat(wrapped).isEqualTo(copy);
    }

    /**
     * The id fits its column and stays.
     *
     * @throws Exception when a key can't be had
     */
    @Test
    protected void k5_id_isStableAndShort() throws Exception {
        KeyEncryptionKey key = key();
        String id = key.id();
        assertThat(id).isNotBlank().hasSizeLessThanOrEqualTo(255);
        key.wrap(KEYSET, CONTEXT);
        assertThat(key.id()).isEqualTo(id);
        assertThat(key().id()).as("after a restart").isEqualTo(id);
        assertThat(anotherKey().id()).as("of another key").isNotEqualTo(id);
    }

    /**
     * A wrapped keyset is bound to its context.
     *
     * @throws Exception when a key can't be had
     */
    @Test
    protected void k6_unwrap_inAnotherContext_isAMismatch() throws Exception {
        KeyEncryptionKey key = key();
        byte[] wrapped = key.wrap(KEYSET, CONTEXT);
        Map<String, String> less = Map.of("installation", "prod-eu", "org", "acme");
        for (EncryptionContext other :
                new EncryptionContext[] {context("globex"), new EncryptionContext(less), new EncryptionContext(Map.of())
                }) {
            assertMismatch(() -> key.unwrap(wrapped, other), other.toString());
        }
    }

    /**
     * A wrapped keyset is of one key.
     *
     * @throws Exception when a key can't be had
     */
    @Test
    protected void k7_unwrap_byAnotherKey_isAMismatch() throws Exception {
        byte[] wrapped = key().wrap(KEYSET, CONTEXT);
        KeyEncryptionKey other = anotherKey();
        assertMismatch(() -> other.unwrap(wrapped, CONTEXT), "another key");
    }

    /**
     * Altered bytes are refused. Eight positions are tried, since a key may be a remote and paid one.
     *
     * @throws Exception when a key can't be had
     */
    @Test
    protected void k8_unwrap_ofAlteredBytes_isAMismatch() throws Exception {
        KeyEncryptionKey key = key();
        byte[] wrapped = key.wrap(KEYSET, CONTEXT);
        for (int i = 0; i < 8; i++) {
            byte[] altered = wrapped.clone();
            altered[i * (wrapped.length - 1) / 7] ^= 1;
            assertMismatch(() -> key.unwrap(altered, CONTEXT), "flipped bit");
        }
        byte[] truncated = Arrays.copyOf(wrapped, wrapped.length - 1);
        assertMismatch(() -> key.unwrap(truncated, CONTEXT), "truncated");
        assertMismatch(() -> key.unwrap(new byte[0], CONTEXT), "empty");
    }

    /**
     * Threads don't disturb one another.
     *
     * @throws Exception when a key can't be had
     */
    @Test
    protected void k9_wrapAndUnwrap_fromManyThreads_areRight() throws Exception {
        KeyEncryptionKey key = key();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            var tasks = IntStream.range(0, 32).mapToObj(i -> roundTrip(key, i)).toList();
            for (var done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Printing a key is harmless.
     *
     * @throws Exception when a key can't be had
     */
    @Test
    protected void k10_toString_afterUse_showsNothingOfTheKeyset() throws Exception {
        KeyEncryptionKey key = key();
        key.unwrap(key.wrap(KEYSET, CONTEXT), CONTEXT);
        assertThat(key.toString()).doesNotContain(MARKER);
    }

    /**
     * What may be too large is wrapped all the same, or refused without a word of it.
     *
     * @throws Exception when a key can't be had
     */
    @Test
    protected void k11_wrap_ofTooMuch_worksOrIsRefused() throws Exception {
        KeyEncryptionKey key = key();
        byte[] keyset = MARKER.repeat(1000).getBytes(StandardCharsets.UTF_8);
        try {
            assertThat(key.unwrap(key.wrap(keyset, CONTEXT), CONTEXT)).isEqualTo(keyset);
        } catch (BrokerException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
            assertSilent(e);
        }
    }

    /**
     * Who waits may try again.
     *
     * @throws Exception when a key can't be had
     */
    @Test
    protected void k12_wrapAndUnwrap_inAnOutage_areTransient() throws Exception {
        byte[] wrapped = key().wrap(KEYSET, CONTEXT);
        String id = key().id();
        Optional<KeyEncryptionKey> alone = keyInAnOutage();
        if (alone.isPresent()) {
            KeyEncryptionKey key = alone.get();
            assertThat(key.id()).isEqualTo(id);
            assertFails(() -> key.wrap(KEYSET, CONTEXT), ErrorCode.KEY_UNAVAILABLE, "wrap");
            assertFails(() -> key.unwrap(wrapped, CONTEXT), ErrorCode.KEY_UNAVAILABLE, "unwrap");
        }
    }

    private static Callable<Boolean> roundTrip(KeyEncryptionKey key, int i) {
        EncryptionContext context = context("org-" + i);
        byte[] keyset = filled(64 + i);
        return () -> Arrays.equals(key.unwrap(key.wrap(keyset, context), context), keyset);
    }

    private static void assertMismatch(ThrowingSupplier<byte[]> unwrap, String what) {
        assertFails(unwrap, ErrorCode.KEY_MISMATCH, what);
    }

    // Not even a cause may hold the keyset: whoever logs the error logs its causes.
    private static void assertFails(ThrowingSupplier<byte[]> call, ErrorCode code, String what) {
        assertThatThrownBy(call::get)
                .as(what)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(KeyEncryptionKeyContract::assertSilent);
    }

    private static void assertSilent(Throwable error) {
        for (Throwable e = error; e != null; e = e.getCause()) {
            assertThat(String.valueOf(e.getMessage())).doesNotContain(MARKER);
        }
    }

    private static EncryptionContext context(String org) {
        return new EncryptionContext(Map.of("installation", "prod-eu", "org", org, "purpose", "org-keyset"));
    }

    private static byte[] filled(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31 + size);
        }
        return bytes;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
