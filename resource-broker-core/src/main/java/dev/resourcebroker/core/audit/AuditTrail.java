package dev.resourcebroker.core.audit;

import dev.resourcebroker.Actor;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.core.store.AuditRows;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.OperatorTransaction;
import dev.resourcebroker.core.store.StoredEntry;
import dev.resourcebroker.core.store.StoredHead;
import dev.resourcebroker.core.store.StoredSubject;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.spi.IdSource;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Records what is done, in the transaction that does it. Recording comes last in a transaction, since it locks the end
 * of a chain: nothing is waited for with that lock held but the commit. Thread-safe.
 */
public final class AuditTrail {
    private final Seal seal;
    private final Recording recording;
    private final IdSource ids;
    private final Clock clock;

    /**
     * Records for one installation.
     *
     * @param key the unwrapped key of the chains
     * @param recording what is recorded
     * @param ids gives ids of entries
     * @param clock tells when
     */
    public AuditTrail(AuditKey key, Recording recording, IdSource ids, Clock clock) {
        this.seal = key.seal();
        this.recording = recording;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is recorded.
     *
     * @param hostService the host service that entries name
     * @param readings whether readings are recorded
     */
    public record Recording(String hostService, boolean readings) {}

    /**
     * Whether a reading is recorded that changes nothing.
     *
     * @return false when the host doesn't want it
     */
    public boolean recordsReadings() {
        return recording.readings();
    }

    /**
     * Records in the chain of an organisation. The last that its transaction does.
     *
     * @param rows the transaction
     * @param caller whose chain, and who acts
     * @param act what was done
     */
    public void record(TenantTransaction rows, Caller caller, Act act) {
        append(rows.audit(), caller.actor(), act);
    }

    /**
     * Records in any chain, from the operator's side. The last that its transaction does; chains in order of their
     * names.
     *
     * @param rows the transaction
     * @param chain the chain
     * @param actor who acts
     * @param act what was done
     */
    public void record(OperatorTransaction rows, AuditChain chain, Actor actor, Act act) {
        append(rows.audit(chain), actor, act);
    }

    private void append(AuditRows rows, Actor actor, Act act) {
        UUID id = ids.next();
        List<StoredSubject> subjects =
                act.subjects().stream().map(AuditTrail::stored).toList();
        StoredHead head = rows.lockHead(id, subjects);
        StoredEntry.Told told = new StoredEntry.Told(
                id,
                clock.instant(),
                actor.toString(),
                recording.hostService(),
                act.operation().wireName(),
                subjects);
        rows.append(seal.entry(rows.chain(), head, told));
    }

    private static StoredSubject stored(AuditSubject subject) {
        return new StoredSubject(
                subject.kind(), subject.id(), subject.connectionVersion().orElse(0));
    }
}
