package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.credential.CallCredential;
import dev.resourcebroker.core.credential.CallCredentials;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.store.StoredBrought;
import dev.resourcebroker.core.store.StoredProvisioning.Paying;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.secret.SecretValue;
import java.util.Optional;

/**
 * The credentials that inventories are read with: the platform's, and those that organisations brought. Thread-safe.
 *
 * @param setting what is compared
 */
record Accounts(Sweeping.Setting setting) {
    /** The one that shows what was found, as it is now. */
    CallCredential of(SweepFinding finding, Offered offered, Optional<SecretValue> master) {
        return finding.broughtBy()
                .map(org -> brought(org, offered, master))
                .orElseGet(() -> of(finding.tag().org(), offered, new Paying(false, Optional.empty()), master));
    }

    private CallCredential brought(OrgId org, Offered offered, Optional<SecretValue> master) {
        Optional<StoredBrought> stored = setting.store()
                .tenantRead(
                        org, rows -> rows.credentials().find(offered.provider().id()));
        return of(org, offered, new Paying(true, stored), master);
    }

    CallCredential of(OrgId org, Offered offered, Paying paying, Optional<SecretValue> master) {
        return new CallCredentials(setting.keys()).of(org, offered, paying, master);
    }
}
