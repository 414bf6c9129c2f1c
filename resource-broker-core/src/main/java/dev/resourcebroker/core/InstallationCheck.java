package dev.resourcebroker.core;

import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.OperatorTransaction;
import dev.resourcebroker.core.store.StoredInstallation;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose meta-database is this, and do the platform's keys fit it? Asked before anything else happens. */
final class InstallationCheck {
    private final MetaStore store;
    private final Clock clock;

    InstallationCheck(MetaStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Opens the keys and checks.
     *
     * @param keks the platform's keys; the first wraps
     */
    void begin(String installation, List<KeyEncryptionKey> keks) {
        Optional<StoredInstallation> recorded = store.operator(InstallationCheck::recorded);
        recorded.ifPresent(there -> checkName(there, installation));
        Set<String> ids = opened(keks, recorded.isEmpty());
        String active = keks.get(0).id();
        StoredInstallation there = recorded.orElseGet(() -> record(installation, active));
        checkName(there, installation);
        checkKey(there, ids);
        checkKeysets(ids);
    }

    // Asks for keysets first: whoever else starts right now writes them last.
    private static Optional<StoredInstallation> recorded(OperatorTransaction rows) {
        boolean begun = rows.hasKeysets();
        Optional<StoredInstallation> recorded = rows.installation();
        if (begun && recorded.isEmpty()) {
            throw new PermanentBrokerException(
                    ErrorCode.META_DATABASE_INVALID,
                    "the meta-database holds keysets but no record of its installation; restore that row from a"
                            + " backup");
        }
        return recorded;
    }

    // The key that wraps may be made at the first start; a further one is there because it has wrapped something.
    private static Set<String> opened(List<KeyEncryptionKey> keks, boolean firstStart) {
        Set<String> ids = new HashSet<>();
        for (KeyEncryptionKey kek : keks) {
            kek.open(firstStart && ids.isEmpty());
            if (!ids.add(kek.id())) {
                throw PermanentBrokerException.invalid("formerKeyEncryptionKey", kek.id() + " is there twice");
            }
        }
        return ids;
    }

    private StoredInstallation record(String installation, String kek) {
        StoredInstallation mine = new StoredInstallation(installation, kek, clock.instant());
        return store.operator(
                rows -> rows.insert(mine) ? mine : rows.installation().orElseThrow());
    }

    private static void checkKey(StoredInstallation there, Set<String> keks) {
        if (!keks.contains(there.kekId())) {
            throw new PermanentBrokerException(
                    ErrorCode.KEY_MISMATCH,
                    "the meta-database was begun with the key encryption key '" + there.kekId() + "', configured are "
                            + keks);
        }
    }

    private void checkKeysets(Set<String> keks) {
        List<String> missing = store.operator(OperatorTransaction::platformKekIds).stream()
                .filter(id -> !keks.contains(id))
                .toList();
        if (!missing.isEmpty()) {
            throw new PermanentBrokerException(
                    ErrorCode.KEY_MISMATCH,
                    "keysets are wrapped by " + missing + ", configured are " + keks
                            + "; give the missing ones as former keys");
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
