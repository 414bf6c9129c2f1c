package dev.resourcebroker.core.store;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.AccountRegistration;
import dev.resourcebroker.cluster.ClusterId;
import dev.resourcebroker.cluster.ClusterNamespace;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.cluster.ServiceAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whose namespaces of clusters are, and which workloads their service accounts are. Of all organisations. */
public final class ClusterRows {
    private static final String NAMESPACE = "select n.id, n.org_id, n.cluster, n.name, n.environment, n.uid";
    private static final String OF_POD = " from rb.cluster_namespaces n"
            + " left join rb.keysets k on k.org_id = n.org_id"
            + " left join rb.cluster_accounts a on a.namespace_id = n.id and a.org_id = n.org_id"
            + " and a.account = :account"
            + " left join rb.workloads w on w.org_id = a.org_id and w.id = a.workload_id"
            + " left join rb.bindings b on b.org_id = w.org_id and b.workload_id = w.id"
            + " left join rb.resources r on r.org_id = b.org_id and r.id = b.resource_id"
            + " left join rb.binding_variables v on v.org_id = b.org_id and v.binding_id = b.id"
            + " where n.cluster = :cluster and n.name = :name order by b.id, v.position";

    private final Statements statements;

    ClusterRows(Statements statements) {
        this.statements = statements;
    }

    /**
     * Whose word it was, and when it was said.
     *
     * @param by who acts
     * @param at when
     */
    public record Said(Actor by, Instant at) {}

    /**
     * Reads a registration.
     *
     * @param namespace the namespace
     * @return it, if there is one
     */
    public Optional<StoredNamespace> find(ClusterNamespace namespace) {
        return find(namespace, "");
    }

    /**
     * Reads a registration, and keeps it as it is until the transaction ends.
     *
     * @param namespace the namespace
     * @return it, if there is one
     */
    public Optional<StoredNamespace> lock(ClusterNamespace namespace) {
        return find(namespace, " for update");
    }

    private Optional<StoredNamespace> find(ClusterNamespace namespace, String lock) {
        return statements
                .query(NAMESPACE + " from rb.cluster_namespaces n where n.cluster = :cluster and n.name = :name" + lock)
                .bind("cluster", namespace.cluster().value())
                .bind("name", namespace.name())
                .map((row, context) -> namespace(row))
                .findOne();
    }

    /**
     * Stores a registration.
     *
     * @param namespace the registration, with the id of its row
     * @param said by whom and when
     * @return false when somebody else was first; nothing was stored then
     */
    public boolean insert(StoredNamespace namespace, Said said) {
        NamespaceRegistration registration = namespace.registration();
        return statements.insertedUnlessTaken(() -> statements
                .update("insert into rb.cluster_namespaces (id, org_id, cluster, name, environment, uid, created_by,"
                        + " since) values (:id, :org, :cluster, :name, :environment, :uid, :by, :at)")
                .bind("id", namespace.row())
                .bind("org", registration.org().value())
                .bind("cluster", registration.namespace().cluster().value())
                .bind("name", registration.namespace().name())
                .bind("environment", registration.environment())
                .bind("uid", registration.uid().orElse(null))
                .bind("by", said.by().toString())
                .bind("at", Columns.time(said.at()))
                .execute());
    }

    /**
     * Changes which namespace is meant.
     *
     * @param row the registration's row
     * @param uid the UID of the namespace; none until it is known
     */
    public void setUid(UUID row, Optional<String> uid) {
        statements
                .update("update rb.cluster_namespaces set uid = :uid where id = :id")
                .bind("uid", uid.orElse(null))
                .bind("id", row)
                .execute();
    }

    /**
     * Removes a registration with its service accounts.
     *
     * @param row the registration's row
     */
    public void delete(UUID row) {
        for (String table : List.of("rb.cluster_accounts where namespace_id", "rb.cluster_namespaces where id")) {
            statements.update("delete from " + table + " = :id").bind("id", row).execute();
        }
    }

    /**
     * Lists the namespaces of a cluster, in order of registration.
     *
     * @param cluster the cluster
     * @param page which part
     * @return that part
     */
    public List<StoredNamespace> list(ClusterId cluster, Page.Request page) {
        return statements
                .query(NAMESPACE + " from rb.cluster_namespaces n where n.cluster = :cluster and n.id > :after"
                        + " order by n.id limit :most")
                .bind("cluster", cluster.value())
                .bind("after", page.after().orElse(new UUID(0, 0)))
                .bind("most", page.size())
                .map((row, context) -> namespace(row))
                .list();
    }

    /**
     * Counts the namespaces of a cluster.
     *
     * @param cluster the cluster
     * @return how many are registered
     */
    public long count(ClusterId cluster) {
        return statements
                .query("select count(*) from rb.cluster_namespaces where cluster = :cluster")
                .bind("cluster", cluster.value())
                .mapTo(Long.class)
                .one();
    }

    /**
     * Which workload a service account is.
     *
     * @param namespace its namespace
     * @param account its name
     * @return the workload's row, if it is one
     */
    public Optional<UUID> workload(StoredNamespace namespace, String account) {
        return statements
                .query("select workload_id from rb.cluster_accounts where namespace_id = :id and account = :account")
                .bind("id", namespace.row())
                .bind("account", account)
                .mapTo(UUID.class)
                .findOne();
    }

    /**
     * Makes a service account a workload.
     *
     * @param namespace its namespace, locked
     * @param account its name
     * @param workload the workload's row
     * @param said by whom and when
     */
    public void assign(StoredNamespace namespace, String account, UUID workload, Said said) {
        unassign(namespace, account);
        statements
                .update("insert into rb.cluster_accounts (org_id, namespace_id, account, workload_id, created_by,"
                        + " since) values (:org, :namespace, :account, :workload, :by, :at)")
                .bind("org", namespace.registration().org().value())
                .bind("namespace", namespace.row())
                .bind("account", account)
                .bind("workload", workload)
                .bind("by", said.by().toString())
                .bind("at", Columns.time(said.at()))
                .execute();
    }

    /**
     * Makes a service account no workload.
     *
     * @param namespace its namespace
     * @param account its name
     * @return false when it was none
     */
    public boolean unassign(StoredNamespace namespace, String account) {
        return statements
                        .update("delete from rb.cluster_accounts where namespace_id = :id and account = :account")
                        .bind("id", namespace.row())
                        .bind("account", account)
                        .execute()
                > 0;
    }

    /**
     * Lists the service accounts of a namespace, by name.
     *
     * @param namespace the namespace
     * @return those that are workloads
     */
    public List<AccountRegistration> accounts(StoredNamespace namespace) {
        return statements
                .query("select a.account, w.name, w.environment from rb.cluster_accounts a"
                        + " join rb.workloads w on w.org_id = a.org_id and w.id = a.workload_id"
                        + " where a.namespace_id = :id order by a.account")
                .bind("id", namespace.row())
                .map((row, context) -> new AccountRegistration(
                        new ServiceAccount(namespace.registration().namespace(), Columns.text(row, "account")),
                        new Workload(Columns.text(row, "name"), Columns.text(row, "environment"))))
                .list();
    }

    /**
     * Everything that decides what a pod is given. One statement, without any ciphertext.
     *
     * @param account who the pod is
     * @return it, if its namespace is registered
     */
    public Optional<StoredPodConnections> ofPod(ServiceAccount account) {
        return statements
                .query(NAMESPACE + PodReader.COLUMNS + OF_POD)
                .bind("account", Statements.plain(account.name()))
                .bind("cluster", Statements.plain(account.namespace().cluster().value()))
                .bind("name", Statements.plain(account.namespace().name()))
                .scanResultSet((rows, context) -> new PodReader().read(rows.get()));
    }

    /**
     * What runs in namespaces of a cluster, to be read in parts.
     *
     * @return its rows
     */
    public PlacementRows placements() {
        return new PlacementRows(statements);
    }

    static StoredNamespace namespace(ResultSet row) throws SQLException {
        return new StoredNamespace(
                Columns.uuid(row, "id"),
                new NamespaceRegistration(
                        ClusterNamespace.of(Columns.text(row, "cluster"), Columns.text(row, "name")),
                        OrgId.of(Columns.text(row, "org_id")),
                        Columns.text(row, "environment"),
                        Optional.ofNullable(row.getString("uid"))));
    }
}
