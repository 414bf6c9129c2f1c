package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.store.ProgressRows;
import dev.resourcebroker.core.store.StoredCredential;
import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource that a worker has claimed.
 *
 * @param org whose it is
 * @param stored as it is stored
 * @param row as it is decided on
 */
record Work(OrgId org, StoredProvisioning stored, Row row) {
    private static final String SETTLED = "settled";

    static Work of(OrgId org, StoredProvisioning stored, Instant now) {
        return new Work(org, stored, Records.row(stored, now));
    }

    /** Whether a version is revoked although it is carried. */
    boolean isCutOff(long version) {
        return stored.credentials().stream()
                .anyMatch(credential -> credential.seq() == version
                        && credential.isCarried()
                        && !row.carried().contains(version));
    }

    ResourceId id() {
        return stored.resource();
    }

    StoredProvisioning.Rest rest() {
        return stored.rest();
    }

    ProgressRows.Shown shown() {
        return stored.rest().shown();
    }

    /** The last version of the wish that a worker has come to rest with. */
    long settled() {
        return Long.parseLong(stored.progress().rest().getOrDefault(SETTLED, "0"));
    }

    static void putSettled(Map<String, String> progress, long settled) {
        progress.put(SETTLED, Long.toString(settled));
    }

    /** What is on record once an entry was written that changed no wish and no secret. */
    Work after(Entry entry, ProgressRows.Saved saved, ProgressRows.Shown shown, long current) {
        Row after = entry.after();
        boolean samePhase = saved.progress().phase() == row.progress().phase();
        StoredProvisioning.Rest rest = new StoredProvisioning.Rest(
                shown,
                current,
                saved.failures(),
                samePhase ? rest().phaseSince() : saved.at(),
                rest().restorePoint(),
                rest().master(),
                rest().paying(),
                rest().original());
        StoredProvisioning next = new StoredProvisioning(
                id(),
                stored.specification(),
                stored.wish(),
                saved.progress(),
                after.versions().stream().map(this::credential).toList(),
                rest);
        return new Work(org, next, after);
    }

    private StoredCredential credential(CredentialVersion version) {
        byte @Nullable [] given = stored.credentials().stream()
                .filter(known -> known.seq() == version.number())
                .findFirst()
                .map(StoredCredential::given)
                .orElse(null);
        StoredCredential plain = Records.stored(version);
        return new StoredCredential(
                plain.seq(),
                plain.state(),
                plain.vendorId(),
                given,
                stored.credentials().stream().anyMatch(known -> known.seq() == version.number() && known.isCarried()));
    }
}
