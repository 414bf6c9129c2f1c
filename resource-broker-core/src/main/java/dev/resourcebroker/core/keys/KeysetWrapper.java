package dev.resourcebroker.core.keys;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.crypto.OrgKeyset;
import dev.resourcebroker.core.store.WrappedKeyset;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** Wraps the keysets of an installation's organisations. The only caller of the key encryption key. Thread-safe. */
final class KeysetWrapper {
    private static final String PURPOSE = "org-keyset";

    private final String installation;
    private final KeyEncryptionKey kek;

    KeysetWrapper(String installation, KeyEncryptionKey kek) {
        this.installation = installation;
        this.kek = kek;
    }

    WrappedKeyset wrap(OrgId org, OrgKeyset keyset, Instant now) {
        return new WrappedKeyset(org, kek.id(), called(() -> kek.wrap(keyset.binary(), context(org))), now);
    }

    OrgKeyset unwrap(WrappedKeyset keyset) {
        if (!keyset.kekId().equals(kek.id())) {
            throw mismatch(keyset.org(), "is wrapped by key " + keyset.kekId() + "; registered is " + kek.id());
        }
        byte[] binary = called(() -> kek.unwrap(keyset.wrapped(), context(keyset.org())));
        return OrgKeyset.read(binary).orElseThrow(() -> mismatch(keyset.org(), "is not an AES-256-GCM keyset of Tink"));
    }

    private EncryptionContext context(OrgId org) {
        return new EncryptionContext(Map.of("installation", installation, "org", org.value(), "purpose", PURPOSE));
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

    private static PermanentBrokerException mismatch(OrgId org, String problem) {
        return new PermanentBrokerException(
                ErrorCode.KEY_MISMATCH, "the keyset of organisation " + org + " " + problem);
    }
}
