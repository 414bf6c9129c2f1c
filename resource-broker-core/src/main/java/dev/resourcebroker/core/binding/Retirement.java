package dev.resourcebroker.core.binding;

import dev.resourcebroker.Actor;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.OperatorTransaction;
import dev.resourcebroker.core.store.OperatorTransaction.Delivered;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The end of target instances. Thread-safe. */
public final class Retirement {
    private final MetaStore store;
    private final AuditTrail audit;
    private final Clock clock;

    /**
     * The use case on a store.
     *
     * @param store the meta-database
     * @param audit records what is done
     * @param clock tells when
     */
    public Retirement(MetaStore store, AuditTrail audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Ends all deliveries to a target instance, of every organisation. The platform's chain tells of the target, that
     * of each organisation concerned of its deliveries too.
     *
     * @param actor who acts
     * @param target the target instance
     * @return how many were ended
     */
    public int retire(Actor actor, String target) {
        String checked = Targets.checked(target);
        return store.operator(rows -> {
            List<Delivered> open = rows.lockOpen(checked);
            rows.end(open, clock.instant());
            open.forEach(ended -> rows.wakes(ended.org()).wakeCarriedBy(ended.id(), clock.instant()));
            record(rows, actor, acts(checked, open));
            return open.size();
        });
    }

    // By name, so that two of them at once lock chains in the same order.
    private static SortedMap<String, Act> acts(String target, List<Delivered> ended) {
        SortedMap<String, Act> acts = new TreeMap<>();
        Act retired = Act.of(Operation.TARGET_RETIRE, AuditSubject.target(target));
        acts.put(AuditChain.PLATFORM.name(), retired);
        for (Delivered delivery : ended) {
            acts.merge(
                    delivery.org().value(),
                    retired.and(AuditSubject.of(delivery.id())),
                    (before, one) -> before.and(AuditSubject.of(delivery.id())));
        }
        return acts;
    }

    private void record(OperatorTransaction rows, Actor actor, SortedMap<String, Act> acts) {
        acts.forEach((chain, act) -> audit.record(rows, new AuditChain(chain), actor, act));
    }
}
