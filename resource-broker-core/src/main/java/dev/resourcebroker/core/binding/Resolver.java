package dev.resourcebroker.core.binding;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.ResolvedBinding;
import dev.resourcebroker.binding.WorkloadConnections;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.store.BoundWorkload;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.NotFound;
import dev.resourcebroker.core.store.StoredConnection;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads and decrypts what bindings lead to. Decrypting happens outside transactions. Thread-safe. */
public final class Resolver {
    private static final int PAGE = 5000;

    private final MetaStore store;
    private final OrgKeys keys;

    /**
     * Reads from a store.
     *
     * @param store the meta-database
     * @param keys decrypts what it holds
     */
    public Resolver(MetaStore store, OrgKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /**
     * Resolves a binding. One statement.
     *
     * @param org whose
     * @param id its id
     * @return what it gives right now
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; NOT_READY; DECRYPTION_FAILED; KEY_UNAVAILABLE
     */
    public ResolvedBinding resolve(OrgId org, BindingId id) {
        Optional<StoredConnection> stored =
                store.tenantRead(org, rows -> rows.bindings().connection(id));
        return resolved(org, stored.orElseThrow(() -> NotFound.binding(org, id)));
    }

    ResolvedBinding resolved(OrgId org, StoredConnection stored) {
        byte[] details = stored.details();
        if (details == null) {
            throw new TransientBrokerException(
                    ErrorCode.NOT_READY, "resource " + stored.resource() + " has no credentials yet", null);
        }
        return new ResolvedBinding(
                stored.binding(),
                stored.resource(),
                stored.seq(),
                keys.forReading(org).decrypt(stored.resource(), stored.seq(), details));
    }

    /**
     * Resolves every binding of every workload, in pages. Bindings without credentials yet are left out.
     *
     * @param consumer receives one workload at a time
     */
    public void resolveAll(Consumer<WorkloadConnections> consumer) {
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
