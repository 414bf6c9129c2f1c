package dev.resourcebroker.core.cluster;

import dev.resourcebroker.Actor;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.AccountRegistration;
import dev.resourcebroker.cluster.ClusterNamespace;
import dev.resourcebroker.cluster.ServiceAccount;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.binding.Origin;
import dev.resourcebroker.core.binding.Workloads;
import dev.resourcebroker.core.store.ClusterRows;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.OperatorTransaction;
import dev.resourcebroker.core.store.StoredNamespace;
import dev.resourcebroker.error.PermanentBrokerException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which service accounts are which workloads. A workload is always of its namespace's environment. Thread-safe. */
public final class Accounts {
    private final MetaStore store;
    private final AuditTrail audit;
    private final Origin origin;

    /**
     * The use cases on a store.
     *
     * @param store the meta-database
     * @param audit records what is done
     * @param origin where new ids and times come from
     */
    public Accounts(MetaStore store, AuditTrail audit, Origin origin) {
        this.store = store;
        this.audit = audit;
        this.origin = origin;
    }

    /**
     * Says that a service account is a workload.
     *
     * @param actor who acts
     * @param wish which account, and which workload
     * @return the registration
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; INVALID_ARGUMENT
     */
    public AccountRegistration assign(Actor actor, AccountRegistration wish) {
        return store.operator(rows -> {
            StoredNamespace namespace =
                    Registrations.locked(rows, wish.account().namespace());
            check(namespace, wish.workload());
            UUID workload = Workloads.row(rows.bindings(namespace.registration().org()), wish.workload(), origin.ids());
            ClusterRows clusters = rows.clusters();
            if (!clusters.workload(namespace, wish.account().name()).equals(Optional.of(workload))) {
                ClusterRows.Said said =
                        new ClusterRows.Said(actor, origin.clock().instant());
                clusters.assign(namespace, wish.account().name(), workload, said);
                record(
                        rows,
                        actor,
                        namespace,
                        act(Operation.ACCOUNT_ASSIGN, wish.account()).and(AuditSubject.of(wish.workload())));
            }
            return wish;
        });
    }

    private static void check(StoredNamespace namespace, Workload workload) {
        String environment = namespace.registration().environment();
        if (!workload.environment().equals(environment)) {
            throw PermanentBrokerException.invalid(
                    "workload",
                    "is of environment " + workload.environment() + ", but the namespace of " + environment);
        }
    }

    private static Act act(Operation operation, ServiceAccount account) {
        return Act.of(operation, AuditSubject.of(account), AuditSubject.of(account.namespace()));
    }

    private void record(OperatorTransaction rows, Actor actor, StoredNamespace namespace, Act act) {
        audit.record(rows, AuditChain.of(namespace.registration().org()), actor, act);
    }

    /**
     * Says that a service account is no workload.
     *
     * @param actor who acts
     * @param account the account
     */
    public void unassign(Actor actor, ServiceAccount account) {
        store.operator(rows -> {
            Optional<StoredNamespace> namespace = rows.clusters().lock(account.namespace());
            namespace
                    .filter(there -> rows.clusters().unassign(there, account.name()))
                    .ifPresent(there -> record(rows, actor, there, act(Operation.ACCOUNT_UNASSIGN, account)));
            return namespace;
        });
    }

    /**
     * Lists the service accounts of a namespace.
     *
     * @param namespace the namespace
     * @return those that are workloads, by name
     */
    public List<AccountRegistration> list(ClusterNamespace namespace) {
        return store.operatorRead(rows -> rows.clusters()
                .find(namespace)
                .map(there -> rows.clusters().accounts(there))
                .orElse(List.of()));
    }
}
