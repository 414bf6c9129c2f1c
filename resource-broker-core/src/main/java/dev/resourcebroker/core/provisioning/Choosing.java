package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.keys.OrgCipher;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.store.StoredCredential;
import dev.resourcebroker.provider.SecretShape;
import dev.resourcebroker.provider.SecretSource;
import dev.resourcebroker.secret.SecretValue;
import java.util.Objects;
import java.util.Optional;

/**
 * Chooses the secrets that an effect needs from us: once, before its first try, and stored with that. Every try is given
 * the same.
 */
final class Choosing {
    private static final Secrets SECRETS = new Secrets();

    private final OrgKeys keys;
    private final Pools pools;
    private final Offered offered;

    Choosing(Tools tools, Offered offered) {
        this.keys = tools.keys();
        this.pools = tools.pools();
        this.offered = offered;
    }

    Chosen choose(Work work, Row armed) {
        Effect effect = Objects.requireNonNull(armed.progress().open()).effect();
        return switch (effect.kind()) {
            case CREATE ->
                offered.offering().master().map(shape -> master(work, shape)).orElse(Chosen.NOTHING);
            case ISSUE -> credential(work, effect.version());
            default -> Chosen.NOTHING;
        };
    }

    private Chosen master(Work work, SecretShape shape) {
        byte[] stored = work.rest().master();
        if (stored != null) {
            return Chosen.master(keys.forReading(work.org(), stored).decryptMaster(work.id(), stored));
        }
        OrgCipher cipher = keys.forWriting(work.org());
        SecretValue secret = SECRETS.choose(shape);
        byte[] sealed = cipher.encryptMaster(work.id(), secret);
        return Chosen.master(secret).sealed(rows -> rows.master(sealed), cipher.generation());
    }

    private Chosen credential(Work work, long version) {
        // What is issued must be stored: a key that doesn't answer is found out before the vendor is called.
        OrgCipher cipher = keys.forWriting(work.org());
        SecretSource secrets = offered.offering().secrets();
        if (secrets instanceof SecretSource.Pool) {
            return Chosen.given(pools.take(work, version, offered));
        }
        return secrets instanceof SecretSource.Chosen source ? chosen(work, version, source, cipher) : Chosen.NOTHING;
    }

    private Chosen chosen(Work work, long version, SecretSource.Chosen source, OrgCipher cipher) {
        Optional<byte[]> stored = work.stored().credentials().stream()
                .filter(credential -> credential.seq() == version)
                .map(StoredCredential::given)
                .filter(Objects::nonNull)
                .findFirst();
        if (stored.isPresent()) {
            return Chosen.credential(
                    keys.forReading(work.org(), stored.get()).decryptChosen(work.id(), version, stored.get()));
        }
        SecretValue secret = SECRETS.choose(source.shape());
        byte[] sealed = cipher.encryptChosen(work.id(), version, secret);
        return Chosen.credential(secret).sealed(rows -> rows.given(version, sealed), cipher.generation());
    }
}
