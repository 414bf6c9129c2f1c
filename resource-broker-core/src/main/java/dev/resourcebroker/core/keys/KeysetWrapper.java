package dev.resourcebroker.core.keys;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.crypto.OrgKeyset;
import dev.resourcebroker.core.store.WrappedKeyset;
import dev.resourcebroker.core.store.WrappedKeyset.State;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.EncryptionContext;
import java.time.Instant;
import java.util.Map;

/** Wraps the keysets of an installation's organisations. The only caller of key encryption keys. Thread-safe. */
final class KeysetWrapper {
    private static final String PURPOSE = "org-keyset";
    private static final WrappedKeyset.Kek NO_KEK = new WrappedKeyset.Kek("", false);

    private final String installation;
    private final KeyRing ring;

    KeysetWrapper(String installation, KeyRing ring) {
        this.installation = installation;
        this.ring = ring;
    }

    WrappedKeyset wrap(OrgId org, OrgKeyset keyset, Instant now) {
        return wrapped(new WrappedKeyset(org, NO_KEK, new byte[0], now, State.NEW), keyset, State.NEW);
    }

    /** A stored keyset with other content. */
    WrappedKeyset wrapped(WrappedKeyset stored, OrgKeyset keyset, State state) {
        GuardedKey key = ring.active(stored.org());
        byte[] wrapped = key.wrap(keyset.binary(), context(stored.org()));
        return stored.with(new WrappedKeyset.Kek(key.id(), ring.isPlatforms(key.id())), wrapped, state);
    }

    /** A stored keyset in a wrapping of the key that wraps now. */
    WrappedKeyset rewrapped(WrappedKeyset stored) {
        return wrapped(stored, unwrap(stored), stored.state());
    }

    OrgKeyset unwrap(WrappedKeyset keyset) {
        OrgId org = keyset.org();
        String kek = keyset.kek().id();
        GuardedKey key = ring.find(org, kek)
                .orElseThrow(() -> mismatch(org, "is wrapped by key " + kek + "; registered are " + ring.idsFor(org)));
        return OrgKeyset.read(key.unwrap(keyset.wrapped(), context(org)))
                .orElseThrow(() -> mismatch(org, "is not an AES-256-GCM keyset of Tink"));
    }

    private EncryptionContext context(OrgId org) {
        return new EncryptionContext(Map.of("installation", installation, "org", org.value(), "purpose", PURPOSE));
    }

    private static PermanentBrokerException mismatch(OrgId org, String problem) {
        return new PermanentBrokerException(
                ErrorCode.KEY_MISMATCH, "the keyset of organisation " + org + " " + problem);
    }
}
