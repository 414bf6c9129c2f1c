package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.store.ProgressRows;
import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.resource.ResourceId;

/**
 * A resource that a worker has claimed.
 *
 * @param org whose it is
 * @param stored as it is stored
 * @param row as it is decided on
 */
record Work(OrgId org, StoredProvisioning stored, Row row) {
    private static final String SETTLED = "settled";

    static Work of(OrgId org, StoredProvisioning stored) {
        return new Work(org, stored, Records.row(stored));
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

    static void putSettled(java.util.Map<String, String> progress, long settled) {
        progress.put(SETTLED, Long.toString(settled));
    }
}
