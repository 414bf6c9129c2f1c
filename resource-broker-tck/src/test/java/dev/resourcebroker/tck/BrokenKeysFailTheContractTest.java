package dev.resourcebroker.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BrokenKeysFailTheContractTest {
    @Test
    void aKeyThatIgnoresTheContext() {
        var contract = contract(name -> new JdkKey(name) {
            @Override
            EncryptionContext bound(EncryptionContext context) {
                return new EncryptionContext(Map.of());
            }
        });
        assertFails(contract::k6_unwrap_inAnotherContext_isAMismatch);
    }

    @Test
    void aKeyThatDoesNotEncrypt() {
        var contract = contract(name -> new JdkKey(name) {
            @Override
            public byte[] wrap(byte[] keyset, EncryptionContext context) {
                return keyset.clone();
            }

            @Override
            public byte[] unwrap(byte[] wrapped, EncryptionContext context) {
                return wrapped.clone();
            }
        });
        assertFails(contract::k3_wrap_showsNothingOfTheKeyset);
        assertFails(contract::k7_unwrap_byAnotherKey_isAMismatch);
        assertFails(contract::k8_unwrap_ofAlteredBytes_isAMismatch);
    }

    @Test
    void aKeyThatIsAnotherAfterEachRestart() {
        AtomicInteger starts = new AtomicInteger();
        var contract = contract(name -> new JdkKey(name + starts.incrementAndGet()));
        assertFails(contract::k2_unwrap_afterARestart_givesWhatWasWrapped);
        assertFails(contract::k5_id_isStableAndShort);
    }

    @Test
    void aKeyWhoseIdIsTooLong() {
        var contract = contract(name -> new JdkKey(name) {
            @Override
            public String id() {
                return super.id() + "x".repeat(255);
            }
        });
        assertFails(contract::k5_id_isStableAndShort);
    }

    @Test
    void aKeyThatTakesSmallKeysetsOnly() {
        var contract = contract(name -> new JdkKey(name) {
            @Override
            public byte[] wrap(byte[] keyset, EncryptionContext context) {
                return super.wrap(Arrays.copyOf(keyset, Math.min(keyset.length, 4095)), context);
            }
        });
        assertFails(contract::k1_unwrap_givesWhatWasWrapped);
    }

    @Test
    void aKeyThatWipesItsArgument() {
        var contract = contract(name -> new JdkKey(name) {
            @Override
            public byte[] wrap(byte[] keyset, EncryptionContext context) {
                byte[] wrapped = super.wrap(keyset, context);
                Arrays.fill(keyset, (byte) 0);
                return wrapped;
            }
        });
        assertFails(contract::k4_wrapAndUnwrap_leaveTheirArgumentsAlone);
    }

    @Test
    void aKeyThatMixesUpCalls() {
        var contract = contract(MixedUpKey::new);
        assertFails(contract::k9_wrapAndUnwrap_fromManyThreads_areRight);
    }

    @Test
    void aKeyThatPrintsTheKeyset() {
        var contract = contract(name -> new JdkKey(name) {
            private String last = "";

            @Override
            public byte[] wrap(byte[] keyset, EncryptionContext context) {
                last = new String(keyset, StandardCharsets.UTF_8);
                return super.wrap(keyset, context);
            }

            @Override
            public String toString() {
                return last;
            }
        });
        assertFails(contract::k10_toString_afterUse_showsNothingOfTheKeyset);
    }

    @Test
    void aKeyWhoseErrorHasAnotherCode() {
        var contract = contract(name -> new JdkKey(name) {
            @Override
            public byte[] unwrap(byte[] wrapped, EncryptionContext context) {
                throw new PermanentBrokerException(ErrorCode.INTERNAL, "no");
            }
        });
        assertFails(contract::k7_unwrap_byAnotherKey_isAMismatch);
    }

    @Test
    void aKeyThatQuotesWhatIsTooLarge() {
        var contract = contract(name -> new JdkKey(name) {
            @Override
            public byte[] wrap(byte[] keyset, EncryptionContext context) {
                if (keyset.length > 4096) {
                    throw PermanentBrokerException.invalid("keyset", new String(keyset, StandardCharsets.UTF_8));
                }
                return super.wrap(keyset, context);
            }
        });
        assertFails(contract::k11_wrap_ofTooMuch_worksOrIsRefused);
    }

    @Test
    void aKeyWhoseOutagesArePermanent() {
        KeyEncryptionKey dead = new JdkKey("one") {
            @Override
            public byte[] unwrap(byte[] wrapped, EncryptionContext context) {
                throw new PermanentBrokerException(ErrorCode.KEY_MISMATCH, "no answer");
            }
        };
        assertFails(inAnOutage(dead)::k12_wrapAndUnwrap_inAnOutage_areTransient);
        assertFails(inAnOutage(new JdkKey("two"))::k12_wrapAndUnwrap_inAnOutage_areTransient);
    }

    private static KeyEncryptionKeyContract inAnOutage(KeyEncryptionKey dead) {
        return new KeyEncryptionKeyContractTest() {
            @Override
            protected Optional<KeyEncryptionKey> keyInAnOutage() {
                return Optional.of(dead);
            }
        };
    }

    /** Fails every third call, as one that keeps in a field what belongs to a call. */
    private static final class MixedUpKey extends JdkKey {
        private final AtomicInteger calls = new AtomicInteger();

        MixedUpKey(String name) {
            super(name);
        }

        @Override
        EncryptionContext bound(EncryptionContext context) {
            return calls.incrementAndGet() % 3 == 0 ? new EncryptionContext(Map.of()) : context;
        }
    }

    private static KeyEncryptionKeyContract contract(Function<String, KeyEncryptionKey> keys) {
        return new KeyEncryptionKeyContract() {
            @Override
            protected KeyEncryptionKey key() {
                return keys.apply("one");
            }

            @Override
            protected KeyEncryptionKey anotherKey() {
                return keys.apply("two");
            }
        };
    }

    private static void assertFails(Check check) {
        assertThatThrownBy(check::run).isInstanceOf(Throwable.class);
    }

    private interface Check {
        void run() throws Exception;
    }
}
