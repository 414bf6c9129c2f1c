package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.event.Events;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.ProgressRows;
import dev.resourcebroker.core.store.StoredProgress;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.provisioning.Drift;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.spi.BrokerEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What workers put on record, each time in one transaction. Thread-safe. */
final class Ledger {
    private static final Actor ACTOR = Actor.service("provisioning");

    private final MetaStore store;
    private final AuditTrail audit;
    private final Events events;
    private final Clock clock;

    Ledger(MetaStore store, AuditTrail audit, Events events, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Claims a resource that isn't deleted. */
    Optional<Work> claim(OrgId org, ResourceId id) {
        long now = clock.instant().toEpochMilli();
        return store.tenant(org, rows -> rows.provisioning().claim(id, now))
                .map(stored -> Work.of(org, stored, clock.instant()));
    }

    /** Writes, unless what must be so isn't any more; then nothing is written. Gives what is on record afterwards. */
    Optional<Work> write(Work before, Entry entry) {
        return told(before, store.tenant(before.org(), rows -> new Writing(before, entry).in(rows)));
    }

    /**
     * What came of writing something that was encrypted.
     *
     * @param isOutdated whether the keyset has changed since: nothing was written, and it is to be encrypted anew
     * @param after what is on record afterwards; empty when nothing was written
     */
    record Kept(boolean isOutdated, Optional<Work> after) {}

    /** Writes what was encrypted with a keyset of this generation. */
    Kept write(Work before, Entry entry, long generation) {
        Optional<Optional<Work>> written =
                store.tenant(before.org(), generation, rows -> new Writing(before, entry).in(rows));
        return written.isEmpty() ? new Kept(true, Optional.empty()) : new Kept(false, told(before, written.get()));
    }

    /** Who carries a version that is revoked all the same. */
    List<CarriedVersion> stragglers(Work work, long version) {
        return !work.isCutOff(version)
                ? List.of()
                : store.tenantRead(work.org(), rows -> rows.injections().carriers(work.id())).stream()
                        .filter(carried -> carried.connectionVersion() == version)
                        .toList();
    }

    /** Tells of who is cut off. */
    void tell(Work work, long version, List<CarriedVersion> stragglers) {
        if (!stragglers.isEmpty()) {
            events.publish(new BrokerEvent.CutOff(clock.instant(), work.org(), work.id(), version, stragglers));
        }
    }

    /** Tells listeners of something that a look showed. */
    void tell(Work work, Drift drift) {
        events.publish(new BrokerEvent.DriftFound(clock.instant(), work.org(), work.id(), drift));
    }

    private Optional<Work> told(Work before, Optional<Work> written) {
        written.filter(after -> after.shown().phase() != before.shown().phase())
                .ifPresent(after -> events.publish(new BrokerEvent.PhaseChanged(
                        clock.instant(),
                        after.org(),
                        after.id(),
                        after.shown().phase(),
                        after.shown().failure())));
        return written;
    }

    private final class Writing {
        private final Work before;
        private final Entry entry;

        Writing(Work before, Entry entry) {
            this.before = before;
            this.entry = entry;
        }

        Optional<Work> in(TenantTransaction rows) {
            ProgressRows progress = rows.progress(before.id(), condition());
            ProgressRows.Shown shown = shown();
            writeVersions(progress);
            entry.chosen().ifPresent(chosen -> chosen.accept(progress));
            entry.more().accept(progress);
            show(progress, shown);
            ProgressRows.Saved saved = saved();
            Optional<Long> wish = progress.save(saved);
            if (wish.isEmpty()) {
                return Optional.empty();
            }
            checkCarriers(progress);
            // All but the wish, and who carries what, is known: it was just written. Carriers are looked at where they
            // count.
            Optional<Work> after = wish.get() == before.row().wish().version()
                            && entry.chosen().isEmpty()
                    ? Optional.of(before.after(entry, saved, shown, injectable(entry.after())))
                    : rows.provisioning()
                            .find(before.id())
                            .map(stored -> Work.of(before.org(), stored, clock.instant()));
            entry.act().ifPresent(act -> audit.record(rows, new Caller(before.org(), ACTOR), act));
            return after;
        }

        private ProgressRows.Condition condition() {
            long wish = entry.guard().wish() ? before.row().wish().version() : 0;
            return new ProgressRows.Condition(before.row().progress().fence(), wish);
        }

        private ProgressRows.Saved saved() {
            Progress progress = entry.after().progress();
            Map<String, String> rest = ProgressText.write(progress);
            Work.putSettled(rest, settled());
            return new ProgressRows.Saved(
                    new StoredProgress(progress.phase(), progress.fence(), rest),
                    entry.trouble().failures(),
                    clock.instant());
        }

        private long settled() {
            boolean comesToRest = entry.settles()
                    || entry.after().progress().phase()
                            != before.row().progress().phase();
            return comesToRest && ShownPhase.isResting(entry.after().progress().phase())
                    ? before.row().wish().version()
                    : before.settled();
        }

        private void writeVersions(ProgressRows progress) {
            List<CredentialVersion> old = before.row().versions();
            for (CredentialVersion version : entry.after().versions()) {
                if (old.stream().noneMatch(known -> known.number() == version.number())) {
                    progress.insert(Records.stored(version), clock.instant());
                } else if (!old.contains(version)) {
                    progress.change(Records.stored(version));
                }
            }
        }

        private void checkCarriers(ProgressRows progress) {
            long version = entry.guard().uncarried();
            if (version > 0 && !before.isCutOff(version) && progress.isCarried(version)) {
                throw new CarriedMeanwhile();
            }
        }

        private ProgressRows.Shown shown() {
            Row after = entry.after();
            return new ProgressRows.Shown(
                    ShownPhase.of(after, settled()),
                    after.progress().place().id(),
                    entry.trouble().failure());
        }

        private void show(ProgressRows progress, ProgressRows.Shown shown) {
            Row after = entry.after();
            if (!shown.equals(before.shown())) {
                progress.show(shown, clock.instant());
            }
            if (shown.phase() == Phase.DELETED) {
                progress.bury();
            } else if (injectable(after) != before.rest().current()) {
                progress.makeCurrent(injectable(after));
            }
        }
    }

    /** A row that can't be trusted gives nobody anything. */
    private static long injectable(Row row) {
        return row.progress().standing().is(Standing.State.SOUND) ? row.current() : 0;
    }

    /** A delivery carries what was about to be revoked. */
    static final class CarriedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1;

        CarriedMeanwhile() {
            super("a delivery carries it", null, false, false);
        }
    }
}
