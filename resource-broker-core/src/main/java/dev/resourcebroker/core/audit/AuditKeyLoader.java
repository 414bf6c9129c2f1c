package dev.resourcebroker.core.audit;

import dev.resourcebroker.core.crypto.ChainKey;
import dev.resourcebroker.core.store.AuditKeysetRows;
import dev.resourcebroker.core.store.AuditKeysetRows.Wrapped;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The keyset of the audit log: made with the first start, stored wrapped, unwrapped once when a broker starts, so that
 * the key encryption key is never called within a transaction. Thread-safe.
 */
public final class AuditKeyLoader {
    private static final String PURPOSE = "audit-keyset";

    private final MetaStore store;
    private final KeyEncryptionKey kek;
    private final Clock clock;

    /**
     * Loads from a store.
     *
     * @param store where the keyset lies
     * @param kek what wraps it, opened
     * @param clock tells when it was made
     */
    public AuditKeyLoader(MetaStore store, KeyEncryptionKey kek, Clock clock) {
        this.store = store;
        this.kek = kek;
        this.clock = clock;
    }

    /**
     * Reads the key of an installation, and makes it when no chain was begun yet.
     *
     * @param installation whose key
     * @return the key
     * @throws BrokerException META_DATABASE_INVALID when it is gone; KEY_MISMATCH when another key encryption key wrapped
     *     it, or it was altered; what the key encryption key and the store throw
     */
    public AuditKey load(String installation) {
        EncryptionContext context = new EncryptionContext(Map.of("installation", installation, "purpose", PURPOSE));
        Wrapped wrapped = stored().orElseGet(() -> created(context));
        return new AuditKey(unwrapped(wrapped, context), installation);
    }

    private Optional<Wrapped> stored() {
        return store.operator(rows -> {
            AuditKeysetRows keyset = rows.auditKeyset();
            Optional<Wrapped> there = keyset.find();
            if (there.isEmpty() && keyset.isNeeded()) {
                throw new PermanentBrokerException(
                        ErrorCode.META_DATABASE_INVALID,
                        "the audit log has entries but its keyset is gone; restore that row from a backup");
            }
            return there;
        });
    }

    private Wrapped created(EncryptionContext context) {
        byte[] binary = ChainKey.generate().binary();
        Wrapped mine = new Wrapped(kek.id(), called(() -> kek.wrap(binary, context)), clock.instant());
        return store.operator(rows -> rows.auditKeyset().insert(mine)
                ? mine
                : rows.auditKeyset().find().orElseThrow());
    }

    private ChainKey unwrapped(Wrapped wrapped, EncryptionContext context) {
        if (!wrapped.kekId().equals(kek.id())) {
            throw mismatch("is wrapped by key " + wrapped.kekId() + "; registered is " + kek.id());
        }
        byte[] binary = called(() -> kek.unwrap(wrapped.wrapped(), context));
        return ChainKey.read(binary).orElseThrow(() -> mismatch("is not a keyset of Tink with HMAC-SHA-256 keys only"));
    }

    // What else an implementation throws may quote the keyset that it was given, so its text is dropped.
    private byte[] called(Supplier<byte[]> call) {
        try {
            return call.get();
        } catch (BrokerException e) {
            throw e;
        } catch (RuntimeException e) {
            String what =
                    "key encryption key " + kek.id() + " threw " + e.getClass().getName();
            throw new PermanentBrokerException(ErrorCode.INTERNAL, what);
        }
    }

    private static PermanentBrokerException mismatch(String problem) {
        return new PermanentBrokerException(ErrorCode.KEY_MISMATCH, "the keyset of the audit log " + problem);
    }
}
