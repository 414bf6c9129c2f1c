package dev.resourcebroker.core.cluster;

import dev.resourcebroker.Actor;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.cluster.ClusterId;
import dev.resourcebroker.cluster.ClusterNamespace;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.binding.Origin;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.store.ClusterRows;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.OperatorTransaction;
import dev.resourcebroker.core.store.StoredNamespace;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import java.util.List;
import java.util.Optional;

/** Whose namespaces are. The chain of the organisation concerned tells of every change. Thread-safe. */
public final class Registrations {
    private final MetaStore store;
    private final OrgKeys keys;
    private final AuditTrail audit;
    private final Origin origin;

    /**
     * The use cases on a store.
     *
     * @param store the meta-database
     * @param keys knows which organisations were destroyed
     * @param audit records what is done
     * @param origin where new ids and times come from
     */
    public Registrations(MetaStore store, OrgKeys keys, AuditTrail audit, Origin origin) {
        this.store = store;
        this.keys = keys;
        this.audit = audit;
        this.origin = origin;
    }

    /**
     * Registers a namespace.
     *
     * @param actor who acts
     * @param wish whose it is to be
     * @return the registration
     * @throws dev.resourcebroker.error.BrokerException ALREADY_EXISTS; CONFLICT; GONE
     */
    public NamespaceRegistration register(Actor actor, NamespaceRegistration wish) {
        keys.check(wish.org());
        return store.operator(rows -> {
            StoredNamespace made = new StoredNamespace(origin.ids().next(), wish);
            if (rows.clusters().insert(made, said(actor))) {
                record(rows, actor, Operation.NAMESPACE_REGISTER, wish);
                return wish;
            }
            return same(rows, actor, wish);
        });
    }

    private ClusterRows.Said said(Actor actor) {
        return new ClusterRows.Said(actor, origin.clock().instant());
    }

    private NamespaceRegistration same(OperatorTransaction rows, Actor actor, NamespaceRegistration wish) {
        StoredNamespace there = rows.clusters().lock(wish.namespace()).orElseThrow(Registrations::changing);
        NamespaceRegistration before = there.registration();
        if (!before.org().equals(wish.org()) || !before.environment().equals(wish.environment())) {
            throw new PermanentBrokerException(
                    ErrorCode.ALREADY_EXISTS,
                    "namespace " + wish.namespace() + " is registered for organisation '" + before.org()
                            + "' and environment " + before.environment());
        }
        if (wish.uid().isEmpty() || wish.uid().equals(before.uid())) {
            return before;
        }
        if (before.uid().isPresent()) {
            throw new PermanentBrokerException(
                    ErrorCode.CONFLICT, "namespace " + wish.namespace() + " is registered with another UID");
        }
        return meant(rows, actor, there, wish.uid().get());
    }

    private static TransientBrokerException changing() {
        return new TransientBrokerException(
                ErrorCode.META_DATABASE_BUSY, "the registration is being changed by somebody else", null);
    }

    private NamespaceRegistration meant(OperatorTransaction rows, Actor actor, StoredNamespace there, String uid) {
        NamespaceRegistration now = there.registration().withUid(uid);
        rows.clusters().setUid(there.row(), now.uid());
        record(rows, actor, Operation.NAMESPACE_RECREATE, now);
        return now;
    }

    private void record(OperatorTransaction rows, Actor actor, Operation operation, NamespaceRegistration about) {
        Act act = Act.of(operation, AuditSubject.of(about.namespace()), AuditSubject.environment(about.environment()));
        Act whole = about.uid().map(AuditSubject::namespaceUid).map(act::and).orElse(act);
        audit.record(rows, AuditChain.of(about.org()), actor, whole);
    }

    /**
     * Says that a namespace was made anew.
     *
     * @param actor who acts
     * @param namespace the namespace
     * @param uid its UID now
     * @return the registration
     * @throws PermanentBrokerException NOT_FOUND
     */
    public NamespaceRegistration recreated(Actor actor, ClusterNamespace namespace, String uid) {
        return store.operator(rows -> {
            StoredNamespace there = locked(rows, namespace);
            boolean same = there.registration().uid().equals(Optional.of(uid));
            return same ? there.registration() : meant(rows, actor, there, uid);
        });
    }

    static StoredNamespace locked(OperatorTransaction rows, ClusterNamespace namespace) {
        return rows.clusters()
                .lock(namespace)
                .orElseThrow(() -> new PermanentBrokerException(
                        ErrorCode.NOT_FOUND, "namespace " + namespace + " isn't registered"));
    }

    /**
     * Forgets a namespace with its service accounts.
     *
     * @param actor who acts
     * @param namespace the namespace
     */
    public void unregister(Actor actor, ClusterNamespace namespace) {
        store.operator(rows -> {
            Optional<StoredNamespace> there = rows.clusters().lock(namespace);
            there.ifPresent(found -> {
                rows.clusters().delete(found.row());
                record(rows, actor, Operation.NAMESPACE_UNREGISTER, found.registration());
            });
            return there;
        });
    }

    /**
     * Reads a registration.
     *
     * @param namespace the namespace
     * @return it, if there is one
     */
    public Optional<NamespaceRegistration> find(ClusterNamespace namespace) {
        return store.operatorRead(rows -> rows.clusters().find(namespace)).map(StoredNamespace::registration);
    }

    /**
     * Lists the namespaces of a cluster.
     *
     * @param cluster the cluster
     * @param page which part
     * @return that part
     */
    public Page<NamespaceRegistration> list(ClusterId cluster, Page.Request page) {
        List<StoredNamespace> part = store.operatorRead(rows -> rows.clusters().list(cluster, page));
        Optional<Page.Request> next = part.size() < page.size()
                ? Optional.empty()
                : Optional.of(new Page.Request(
                        page.size(), Optional.of(part.get(part.size() - 1).row())));
        return new Page<>(part.stream().map(StoredNamespace::registration).toList(), next);
    }
}
