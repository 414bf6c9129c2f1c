package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.binding.InjectionId;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The rows of all organisations, within one transaction. Not thread-safe; worthless after the transaction. */
public final class OperatorTransaction {
    private final Statements statements;

    OperatorTransaction(Statements statements) {
        this.statements = statements;
    }

    /**
     * Whose meta-database this is.
     *
     * @return the installation, unless the meta-database is new
     */
    public Optional<StoredInstallation> installation() {
        return statements
                .query("select name, kek_id, created_at from rb.installation where singleton = 1")
                .map((row, context) -> new StoredInstallation(
                        Columns.text(row, "name"), Columns.text(row, "kek_id"), Columns.time(row, "created_at")))
                .findOne();
    }

    /**
     * Records whose meta-database this is.
     *
     * @param installation the installation
     * @return false when somebody else was first; nothing was stored then
     */
    public boolean insert(StoredInstallation installation) {
        return statements.insertedUnlessTaken(() -> statements
                .update("insert into rb.installation (singleton, name, kek_id, epoch, created_at)"
                        + " values (1, :name, :kek, 1, :at)")
                .bind("name", installation.name())
                .bind("kek", installation.kekId())
                .bind("at", Columns.time(installation.createdAt()))
                .execute());
    }

    /**
     * What was taken from a pool.
     *
     * @param offering of which offering
     * @return the names of the credentials that somebody has or had
     */
    public Set<String> taken(OfferingId offering) {
        return statements
                .query("select member from rb.pool_takes where offering = :offering")
                .bind("offering", offering.toString())
                .mapTo(String.class)
                .set();
    }

    /**
     * Whether an organisation has a keyset.
     *
     * @return false when nobody ever stored a secret
     */
    public boolean hasKeysets() {
        return statements
                .query("select 1 from rb.keysets limit 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /**
     * The platform's key encryption keys that wrapped what is stored.
     *
     * @return their ids
     */
    public List<String> platformKekIds() {
        return statements
                .query("select kek_id from rb.keysets where kek_is_platforms and destroyed_at is null"
                        + " union select kek_id from rb.audit_keysets order by kek_id")
                .mapTo(String.class)
                .list();
    }

    List<WrappedKeyset> keysets(Optional<OrgId> after, int most) {
        return statements
                .query("select " + KeysetStatements.COLUMNS
                        + " from rb.keysets where org_id > :after order by org_id limit :most")
                .bind("after", after.map(OrgId::value).orElse(""))
                .bind("most", most)
                .map((row, context) -> KeysetStatements.keyset(row))
                .list();
    }

    long countKeysets() {
        return statements
                .query("select count(*) from rb.keysets")
                .mapTo(Long.class)
                .one();
    }

    boolean settle(String kekId) {
        return platformKekIds().stream().allMatch(kekId::equals)
                && statements
                                .update("update rb.installation set kek_id = :kek where singleton = 1")
                                .bind("kek", kekId)
                                .execute()
                        > 0;
    }

    /**
     * Workloads with everything bound to them, in order of their rows.
     *
     * @param after the row of the last workload before, when this isn't the first part
     * @param bindings about how many bindings to read; whole workloads only
     * @return the next workloads; empty when there is none
     */
    public List<BoundWorkload> workloads(Optional<UUID> after, int bindings) {
        return workloads(Optional.empty(), after, bindings);
    }

    /**
     * Workloads of one organisation with everything bound to them, in order of their rows.
     *
     * @param org the organisation
     * @param after the row of the last workload before, when this isn't the first part
     * @param bindings about how many bindings to read; whole workloads only
     * @return the next workloads; empty when there is none
     */
    public List<BoundWorkload> workloads(OrgId org, Optional<UUID> after, int bindings) {
        return workloads(Optional.of(org), after, bindings);
    }

    private List<BoundWorkload> workloads(Optional<OrgId> org, Optional<UUID> after, int bindings) {
        String ofOrg = org.isPresent() ? " and b.org_id = :org" : "";
        for (int limit = bindings; ; limit = Math.multiplyExact(limit, 4)) {
            WorkloadReader reader = new WorkloadReader();
            Query query = statements
                    .query("select b.workload_id, b.org_id, w.name, w.environment, b.id, b.resource_id,"
                            + " r.connection_seq, r.connection_details from rb.bindings b"
                            + " join rb.workloads w on w.org_id = b.org_id and w.id = b.workload_id"
                            + " join rb.resources r on r.org_id = b.org_id and r.id = b.resource_id"
                            // Of w too: a merge join would read all workloads from the first on for every part.
                            + " where b.workload_id > :after and w.id > :after" + ofOrg
                            + " order by b.workload_id, b.id limit :limit")
                    .bind("after", after.orElse(new UUID(0, 0)))
                    .bind("limit", limit);
            org.ifPresent(one -> query.bind("org", one.value()));
            query.scanResultSet((rows, context) -> reader.read(rows.get()));
            Optional<List<BoundWorkload>> whole = reader.wholeWorkloads(limit);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
    }

    /**
     * A delivery of some organisation.
     *
     * @param org whose
     * @param id its id
     */
    public record Delivered(OrgId org, InjectionId id) {}

    /**
     * Locks the deliveries to a target instance that have not ended.
     *
     * @param target the target instance
     * @return the deliveries
     */
    public List<Delivered> lockOpen(String target) {
        return statements
                .query("select org_id, id from rb.injections where target = :target and ended_at is null order by id"
                        + " for update")
                .bind("target", target)
                .map((row, context) ->
                        new Delivered(OrgId.of(Columns.text(row, "org_id")), new InjectionId(Columns.uuid(row, "id"))))
                .list();
    }

    /**
     * Ends deliveries.
     *
     * @param deliveries the deliveries
     * @param at when
     */
    public void end(List<Delivered> deliveries, Instant at) {
        if (deliveries.isEmpty()) {
            return;
        }
        PreparedBatch batch = statements.batch("update rb.injections set ended_at = :at where id = :id");
        deliveries.forEach(delivery -> batch.bind("at", Columns.time(at))
                .bind("id", delivery.id().value())
                .add());
        batch.execute();
    }

    /**
     * Tells workers to look at resources of an organisation.
     *
     * @param org the organisation
     * @return the rows of their tasks
     */
    public WakeRows wakes(OrgId org) {
        return new WakeRows(statements, org);
    }

    /**
     * Lists resources that are FAILED or QUARANTINED, in order of their ids.
     *
     * @param page which part
     * @return that part
     */
    public List<HeldRow> held(Page.Request page) {
        // Row by row then: few are held, and all is read of each.
        return statements
                .query("select held_id, org_id, name from rb.resources where held_id > :after order by held_id"
                        + " limit :most")
                .bind("after", page.after().orElse(new UUID(0, 0)))
                .bind("most", page.size())
                .map((row, context) -> new Found(
                        OrgId.of(Columns.text(row, "org_id")),
                        new ResourceId(Columns.uuid(row, "held_id")),
                        Columns.text(row, "name")))
                .list()
                .stream()
                .flatMap(found -> held(found).stream())
                .toList();
    }

    private record Found(OrgId org, ResourceId resource, String name) {}

    private Optional<HeldRow> held(Found found) {
        return new ProvisioningRows(statements, found.org())
                .find(found.resource())
                .map(provisioning -> new HeldRow(found.org(), found.name(), provisioning));
    }

    /**
     * Reads everything that is on record about a resource at a vendor.
     *
     * @param org whose
     * @param resource the resource
     * @return it, deleted ones too; empty when no vendor makes it
     */
    public Optional<StoredProvisioning> provisioning(OrgId org, ResourceId resource) {
        return new ProvisioningRows(statements, org).find(resource);
    }

    /**
     * Reads resources of an offering that stand as READY, organisation by organisation.
     *
     * @param offering the offering
     * @param only whose; empty for everybody's
     * @param after the last one before, when this isn't the first part
     * @param most how many at most
     * @return the next ones
     */
    public List<SweptRow> ready(OfferingId offering, Optional<OrgId> only, Optional<SweptRow> after, int most) {
        return statements
                .query("select p.org_id, p.resource_id from rb.provisioning p"
                        + " join rb.resources r on r.org_id = p.org_id and r.id = p.resource_id"
                        + " where p.phase in ('READY', 'DRIFTED') and r.offering = :offering"
                        + " and (:only = '' or p.org_id = :only)"
                        + " and (p.org_id > :org or p.org_id = :org and p.resource_id > :id)"
                        + " order by p.org_id, p.resource_id limit :most")
                .bind("offering", offering.toString())
                .bind("only", only.map(OrgId::value).orElse(""))
                .bind("org", after.map(row -> row.org().value()).orElse(""))
                .bind(
                        "id",
                        after.map(row -> row.provisioning().resource().value()).orElse(new UUID(0, 0)))
                .bind("most", most)
                .map((row, context) -> new Found(
                        OrgId.of(Columns.text(row, "org_id")), new ResourceId(Columns.uuid(row, "resource_id")), ""))
                .list()
                .stream()
                .flatMap(found ->
                        provisioning(found.org(), found.resource())
                                .map(stored -> new SweptRow(found.org(), stored))
                                .stream())
                .toList();
    }

    /**
     * Reads the credentials that organisations brought for a vendor, organisation by organisation.
     *
     * @param provider whose vendor
     * @param after the last organisation before, when this isn't the first part
     * @param most how many at most
     * @return the next ones
     */
    public List<BroughtBy> brought(ProviderId provider, Optional<OrgId> after, int most) {
        return statements
                .query("select c.org_id, " + CredentialRows.COLUMNS
                        + " from rb.credentials c where c.provider = :provider and c.org_id > :after"
                        + " order by c.org_id limit :most")
                .bind("provider", provider.value())
                .bind("after", after.map(OrgId::value).orElse(""))
                .bind("most", most)
                .map((row, context) ->
                        new BroughtBy(OrgId.of(Columns.text(row, "org_id")), CredentialRows.brought(row)))
                .list();
    }

    /**
     * Reads credentials whose expiry is to be told.
     *
     * @param soon those that expire by then, if that wasn't told
     * @param now those that have expired by then, if that wasn't told
     * @param most how many at most
     * @return the first to expire
     */
    public List<BroughtBy> expiring(Instant soon, Instant now, int most) {
        return statements
                .query("select c.org_id, " + CredentialRows.COLUMNS + " from rb.credentials c"
                        + " where c.expiry_told < 1 and c.expires_at <= :soon"
                        + " or c.expiry_told < 2 and c.expires_at <= :now order by c.expires_at limit :most")
                .bind("soon", Columns.time(soon))
                .bind("now", Columns.time(now))
                .bind("most", most)
                .map((row, context) ->
                        new BroughtBy(OrgId.of(Columns.text(row, "org_id")), CredentialRows.brought(row)))
                .list();
    }

    /**
     * Forgets deliveries that ended long ago.
     *
     * @param before when they ended at the latest
     * @param most how many to forget at most
     * @return how many were forgotten
     */
    public int forgetInjections(Instant before, int most) {
        List<UUID> ids = statements
                .query("select id from rb.injections where ended_at < :before order by ended_at limit :most")
                .bind("before", Columns.time(before))
                .bind("most", most)
                .mapTo(UUID.class)
                .list();
        delete("delete from rb.injection_versions where injection_id = :id", ids);
        delete("delete from rb.injections where id = :id", ids);
        return ids.size();
    }

    private void delete(String sql, List<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        PreparedBatch batch = statements.batch(sql);
        ids.forEach(id -> batch.bind("id", id).add());
        batch.execute();
    }

    /**
     * Namespaces of clusters and their service accounts.
     *
     * @return their rows
     */
    public ClusterRows clusters() {
        return new ClusterRows(statements);
    }

    /**
     * Workloads of an organisation and what is bound to them.
     *
     * @param org whose
     * @return their rows
     */
    public BindingRows bindings(OrgId org) {
        return new BindingRows(statements, org);
    }

    /**
     * A chain of the audit log, to be added to.
     *
     * @param chain the chain
     * @return its rows
     */
    public AuditRows audit(AuditChain chain) {
        return new AuditRows(statements, chain.name());
    }

    /**
     * The audit log, to be looked through.
     *
     * @param chain one chain of it; all when empty
     * @return its rows
     */
    public AuditLogRows auditLog(Optional<AuditChain> chain) {
        return new AuditLogRows(statements, chain.map(AuditChain::name));
    }

    /**
     * The chains of the audit log, to be read through.
     *
     * @return their rows
     */
    public AuditChainRows auditChains() {
        return new AuditChainRows(statements);
    }

    /**
     * The keyset of the audit log.
     *
     * @return its row
     */
    public AuditKeysetRows auditKeyset() {
        return new AuditKeysetRows(statements);
    }

    /**
     * How far the audit log was handed over to the sink.
     *
     * @return its rows
     */
    public AuditExportRows auditExports() {
        return new AuditExportRows(statements);
    }
}
