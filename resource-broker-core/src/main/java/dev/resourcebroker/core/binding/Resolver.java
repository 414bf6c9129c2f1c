package dev.resourcebroker.core.binding;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.ResolvedBinding;
import dev.resourcebroker.binding.WorkloadConnections;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads and decrypts what bindings lead to. Decrypting happens outside transactions. Thread-safe. */
public final class Resolver {
    private static final int PAGE = 2000;

    private final MetaStore store;
    private final OrgKeys keys;
    private final AuditTrail audit;

    /**
     * Reads from a store.
     *
     * @param store the meta-database
     * @param keys decrypts what it holds
     * @param audit records what is read
     */
    public Resolver(MetaStore store, OrgKeys keys, AuditTrail audit) {
        this.store = store;
        this.keys = keys;
        this.audit = audit;
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
        byte[] details = ready(stored);
        return new ResolvedBinding(
                stored.binding(),
                stored.resource(),
                stored.seq(),
                keys.forReading(org).decrypt(stored.resource(), stored.seq(), details));
    }

    /**
     * Resolves every binding of every workload, in pages. Bindings without credentials yet are left out. The run is
     * recorded before it begins.
     *
     * @param actor who acts
     * @param consumer receives one workload at a time
     */
    public void resolveAll(Actor actor, Consumer<WorkloadConnections> consumer) {
        store.operator(rows -> {
            audit.record(rows, AuditChain.PLATFORM, actor, Act.of(Operation.PLATFORM_RESOLVE));
            return rows;
        });
        Optional<UUID> after = Optional.empty();
        while (true) {
            Optional<UUID> from = after;
            List<BoundWorkload> page = store.operator(rows -> rows.workloads(from, PAGE));
            if (page.isEmpty()) {
                return;
            }
            page.forEach(workload -> consumer.accept(resolved(workload)));
            after = Optional.of(page.get(page.size() - 1).row());
        }
    }

    private WorkloadConnections resolved(BoundWorkload bound) {
        List<ResolvedBinding> bindings = new ArrayList<>(bound.connections().size());
        for (StoredConnection connection : bound.connections()) {
            if (connection.details() != null) {
                bindings.add(resolved(bound.org(), connection));
            }
        }
        return new WorkloadConnections(bound.org(), bound.workload(), bindings);
    }
}
