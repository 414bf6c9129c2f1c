package dev.resourcebroker.core.binding;

import dev.resourcebroker.Actor;
import dev.resourcebroker.BulkOutcome;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.ResolvedBinding;
import dev.resourcebroker.binding.WorkloadConnections;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.event.Events;
import dev.resourcebroker.core.keys.OrgCipher;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.store.BoundConnection;
import dev.resourcebroker.core.store.BoundWorkload;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.NotFound;
import dev.resourcebroker.core.store.StoredConnection;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads and decrypts what bindings lead to. Decrypting happens outside transactions. Thread-safe. */
public final class Resolver {
    private final MetaStore store;
    private final OrgKeys keys;
    private final AuditTrail audit;
    private final Telling telling;

    /**
     * Who is told of what happens, and when it happened.
     *
     * @param events tells
     * @param clock gives times
     */
    public record Telling(Events events, Clock clock) {}

    /**
     * Reads from a store.
     *
     * @param keys decrypts what it holds
     * @param audit records what is read
     * @param telling who is told of organisations that a bulk run leaves out
     */
    public Resolver(MetaStore store, OrgKeys keys, AuditTrail audit, Telling telling) {
        this.store = store;
        this.keys = keys;
        this.audit = audit;
        this.telling = telling;
    }

    /**
     * Resolves a binding. One statement, or one transaction when it is recorded.
     *
     * @param caller whose, and who acts
     * @param id its id
     * @return what it gives right now
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; NOT_READY; DECRYPTION_FAILED; KEY_UNAVAILABLE
     */
    public ResolvedBinding resolve(Caller caller, BindingId id) {
        OrgId org = caller.org();
        StoredConnection stored = audit.recordsReadings()
                ? store.tenant(org, rows -> recorded(rows, caller, id))
                : store.tenantRead(org, rows -> rows.bindings().connection(id))
                        .orElseThrow(() -> NotFound.binding(org, id));
        return resolved(org, stored);
    }

    private StoredConnection recorded(TenantTransaction rows, Caller caller, BindingId id) {
        BoundConnection bound =
                rows.bindings().boundConnection(id).orElseThrow(() -> NotFound.binding(caller.org(), id));
        ready(bound.connection());
        audit.record(
                rows, caller, Act.giving(Operation.BINDING_RESOLVE, bound.workload(), List.of(bound.connection())));
        return bound.connection();
    }

    static byte[] ready(StoredConnection stored) {
        byte[] details = stored.details();
        if (details == null) {
            throw new TransientBrokerException(
                    ErrorCode.NOT_READY, "resource " + stored.resource() + " has no credentials yet", null);
        }
        return details;
    }

    ResolvedBinding resolved(OrgId org, StoredConnection stored) {
        ready(stored);
        return resolved(org, stored, keys.forReading(org));
    }

    private ResolvedBinding resolved(OrgId org, StoredConnection stored, OrgCipher cipher) {
        byte[] details = ready(stored);
        OrgCipher knowing = cipher.knows(details) ? cipher : keys.forReading(org, details);
        if (!knowing.knows(details)) {
            return resolved(stored, reencrypted(org, stored).orElse(details), keys.forReading(org));
        }
        return resolved(stored, details, knowing);
    }

    private static ResolvedBinding resolved(StoredConnection stored, byte[] details, OrgCipher cipher) {
        return new ResolvedBinding(
                stored.binding(),
                stored.resource(),
                stored.seq(),
                cipher.decrypt(stored.resource(), stored.seq(), details));
    }

    /** The same version as it is stored now: a whole rotation of keys went by since it was read. */
    private Optional<byte[]> reencrypted(OrgId org, StoredConnection stored) {
        return store.tenantRead(org, rows -> rows.bindings().connection(stored.binding()))
                .filter(now -> now.seq() == stored.seq())
                .map(StoredConnection::details);
    }

    /**
     * Resolves every binding of every workload, in pages. Bindings without credentials yet are left out, and so are
     * organisations whose keyset can't be had. The run is recorded before it begins.
     *
     * @param actor who acts
     * @param consumer receives one workload at a time
     * @return how many it received, and who was left out
     */
    public BulkOutcome resolveAll(Actor actor, Consumer<WorkloadConnections> consumer) {
        store.operator(rows -> {
            audit.record(rows, AuditChain.PLATFORM, actor, Act.of(Operation.PLATFORM_RESOLVE));
            return rows;
        });
        return new BulkRun(new BulkRun.Means(store, keys, telling.events(), telling.clock()), this, consumer).run();
    }

    WorkloadConnections resolved(BoundWorkload bound, OrgCipher cipher) {
        List<ResolvedBinding> bindings = new ArrayList<>(bound.connections().size());
        for (StoredConnection connection : bound.connections()) {
            if (connection.details() != null) {
                bindings.add(resolved(bound.org(), connection, cipher));
            }
        }
        return new WorkloadConnections(bound.org(), bound.workload(), bindings);
    }
}
