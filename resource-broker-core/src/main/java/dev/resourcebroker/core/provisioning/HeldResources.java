package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.Page;
import dev.resourcebroker.core.store.HeldRow;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.StoredCredential;
import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.provisioning.Held;
import dev.resourcebroker.resource.Made.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What waits for somebody's word, of all organisations, told by what is on record alone. Thread-safe. */
public final class HeldResources {
    private final MetaStore store;

    /**
     * Reads from a store.
     *
     * @param store the meta-database
     */
    public HeldResources(MetaStore store) {
        this.store = store;
    }

    /**
     * Lists what is FAILED or QUARANTINED, in order of resource ids.
     *
     * @param page which part
     * @return that part
     */
    public Page<Held> list(Page.Request page) {
        List<Held> items = store.operator(rows -> rows.held(page)).stream()
                .map(HeldResources::held)
                .toList();
        if (items.size() < page.size()) {
            return new Page<>(items, Optional.empty());
        }
        UUID last = items.get(items.size() - 1).resource().value();
        return new Page<>(items, Optional.of(new Page.Request(page.size(), Optional.of(last))));
    }

    private static Held held(HeldRow row) {
        StoredProvisioning stored = row.provisioning();
        Progress progress = ProgressText.read(stored.progress());
        return new Held(
                row.org(),
                stored.resource(),
                row.name(),
                stored.rest().shown().phase(),
                stored.rest().shown().failure(),
                since(stored),
                done(stored),
                Optional.ofNullable(progress.open()).map(Resolutions::unknown),
                Resolutions.of(stored, progress));
    }

    /** A row that isn't trusted any more keeps its own phase. */
    private static Instant since(StoredProvisioning stored) {
        Instant phase = stored.rest().phaseSince();
        boolean itsOwn = stored.progress().phase() == stored.rest().shown().phase();
        return itsOwn ? phase : stored.rest().shown().failure().map(Failure::at).orElse(phase);
    }

    private static Held.Done done(StoredProvisioning stored) {
        return new Held.Done(
                Optional.ofNullable(stored.rest().shown().vendorId()),
                stored.credentials().stream().map(HeldResources::credential).toList());
    }

    private static Held.Credential credential(StoredCredential stored) {
        return new Held.Credential(stored.seq(), stored.state(), Optional.ofNullable(stored.vendorId()));
    }
}
