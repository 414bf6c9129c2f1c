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
import java.time.Instant;
import java.util.List;
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
    private final List<KeyEncryptionKey> keks;
    private final Clock clock;

    /**
     * Loads from a store.
     *
     * @param store where the keyset lies
     * @param keks the platform's keys, opened; the first wraps
     * @param clock tells when it was made
     */
    public AuditKeyLoader(MetaStore store, List<KeyEncryptionKey> keks, Clock clock) {
        this.store = store;
        this.keks = keks;
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
        EncryptionContext context = context(installation);
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

    /**
     * Wraps the keyset with the key that wraps now, if another did.
     *
     * @param installation whose key
     * @return whether it was another
     * @throws BrokerException as {@link #load}
     */
    public boolean rewrap(String installation) {
        EncryptionContext context = context(installation);
        Wrapped old = stored().orElseGet(() -> created(context));
        if (old.kekId().equals(active().id())) {
            return false;
        }
        Wrapped next = wrapped(unwrapped(old, context), context, old.createdAt());
        return store.operator(rows -> rows.auditKeyset().replace(old, next));
    }

    private static EncryptionContext context(String installation) {
        return new EncryptionContext(Map.of("installation", installation, "purpose", PURPOSE));
    }

    private KeyEncryptionKey active() {
        return keks.get(0);
    }

    private Wrapped created(EncryptionContext context) {
        Wrapped mine = wrapped(ChainKey.generate(), context, clock.instant());
        return store.operator(rows -> rows.auditKeyset().insert(mine)
                ? mine
                : rows.auditKeyset().find().orElseThrow());
    }

    private Wrapped wrapped(ChainKey key, EncryptionContext context, Instant createdAt) {
        KeyEncryptionKey kek = active();
        return new Wrapped(kek.id(), called(kek, () -> kek.wrap(key.binary(), context)), createdAt);
    }

    private ChainKey unwrapped(Wrapped wrapped, EncryptionContext context) {
        KeyEncryptionKey kek = keks.stream()
                .filter(key -> key.id().equals(wrapped.kekId()))
                .findFirst()
                .orElseThrow(() -> mismatch("is wrapped by key " + wrapped.kekId() + "; registered is "
                        + keks.stream().map(KeyEncryptionKey::id).toList()));
        byte[] binary = called(kek, () -> kek.unwrap(wrapped.wrapped(), context));
        return ChainKey.read(binary).orElseThrow(() -> mismatch("is not a keyset of Tink with HMAC-SHA-256 keys only"));
    }

    // What else an implementation throws may quote the keyset that it was given, so its text is dropped.
    private static byte[] called(KeyEncryptionKey kek, Supplier<byte[]> call) {
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
