package dev.resourcebroker.core;

import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.OperatorTransaction;
import dev.resourcebroker.core.store.StoredInstallation;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.time.Clock;
import java.util.Optional;

/** Whose meta-database is this, and does the key encryption key fit it? Asked before anything else happens. */
final class InstallationCheck {
    private final MetaStore store;
    private final Clock clock;

    InstallationCheck(MetaStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void begin(String installation, KeyEncryptionKey kek) {
        Optional<StoredInstallation> recorded = store.operator(InstallationCheck::recorded);
        recorded.ifPresent(there -> checkName(there, installation));
        kek.open(recorded.isEmpty());
        checkKey(recorded.orElseGet(() -> record(installation, kek)), installation, kek);
    }

    // Asks for keysets first: whoever else starts right now writes them last.
    private static Optional<StoredInstallation> recorded(OperatorTransaction rows) {
        boolean begun = !rows.kekIds().isEmpty();
        Optional<StoredInstallation> recorded = rows.installation();
        if (begun && recorded.isEmpty()) {
            throw new PermanentBrokerException(
                    ErrorCode.META_DATABASE_INVALID,
                    "the meta-database holds keysets but no record of its installation; restore that row from a backup");
        }
        return recorded;
    }

    private StoredInstallation record(String installation, KeyEncryptionKey kek) {
        StoredInstallation mine = new StoredInstallation(installation, kek.id(), clock.instant());
        return store.operator(
                rows -> rows.insert(mine) ? mine : rows.installation().orElseThrow());
    }

    private void checkKey(StoredInstallation there, String installation, KeyEncryptionKey kek) {
        checkName(there, installation);
        if (!there.kekId().equals(kek.id())) {
            throw new PermanentBrokerException(
                    ErrorCode.KEY_MISMATCH,
                    "the meta-database was begun with the key encryption key '" + there.kekId()
                            + "', the one configured is '" + kek.id() + "'");
        }
    }

    private static void checkName(StoredInstallation there, String installation) {
        if (!there.name().equals(installation)) {
            throw new PermanentBrokerException(
                    ErrorCode.INSTALLATION_MISMATCH,
                    "the meta-database belongs to installation '" + there.name() + "', this is '" + installation + "'");
        }
    }
}
