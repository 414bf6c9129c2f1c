package dev.resourcebroker.core.cluster;

import dev.resourcebroker.Actor;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.cluster.ClusterId;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.StoredNamespace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which namespaces are meant, while a run makes them. Before one is made, the UID of the one that is gone is forgotten, so
 * that a run that is killed in between doesn't leave a namespace that nobody takes for ours. Thread-safe.
 */
final class Pins {
    private static final int TOGETHER = 100;

    private final MetaStore store;
    private final AuditTrail audit;
    private final Actor actor;
    private final ClusterId cluster;
    private final Map<StoredNamespace, String> pending = new LinkedHashMap<>();

    Pins(MetaStore store, AuditTrail audit, Actor actor, ClusterId cluster) {
        this.store = store;
        this.audit = audit;
        this.actor = actor;
        this.cluster = cluster;
    }

    void forget(List<StoredNamespace> gone) {
        if (!gone.isEmpty()) {
            store.operator(rows -> {
                gone.forEach(namespace -> rows.clusters().setUid(namespace.row(), Optional.empty()));
                return gone;
            });
        }
    }

    void pin(StoredNamespace namespace, String uid) {
        List<Map.Entry<StoredNamespace, String>> full;
        synchronized (pending) {
            pending.put(namespace, uid);
            full = pending.size() < TOGETHER ? List.of() : taken();
        }
        save(full);
    }

    void flush() {
        List<Map.Entry<StoredNamespace, String>> rest;
        synchronized (pending) {
            rest = taken();
        }
        save(rest);
    }

    private List<Map.Entry<StoredNamespace, String>> taken() {
        List<Map.Entry<StoredNamespace, String>> all = new ArrayList<>();
        pending.forEach((namespace, uid) -> all.add(Map.entry(namespace, uid)));
        pending.clear();
        return all;
    }

    private void save(List<Map.Entry<StoredNamespace, String>> pins) {
        if (pins.isEmpty()) {
            return;
        }
        store.operator(rows -> {
            Act act = Act.of(Operation.CLUSTER_REINJECT, AuditSubject.of(cluster));
            for (Map.Entry<StoredNamespace, String> pin : pins) {
                rows.clusters().setUid(pin.getKey().row(), Optional.of(pin.getValue()));
                act = act.and(
                        AuditSubject.of(pin.getKey().registration().namespace()),
                        AuditSubject.namespaceUid(pin.getValue()));
            }
            audit.record(rows, AuditChain.PLATFORM, actor, act);
            return pins;
        });
    }
}
