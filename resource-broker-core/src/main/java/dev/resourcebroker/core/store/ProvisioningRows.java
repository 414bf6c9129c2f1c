package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.resource.ConnectionVersion.State;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.ResourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is wished for one organisation's resources at vendors, and how far that has got. */
public final class ProvisioningRows {
    private static final String INSERT = "insert into rb.provisioning (org_id, resource_id, wish_version, present,"
            + " delete_from, generation, least_credential, incarnation, epoch, reinjected, restores, monthly_cost,"
            + " currency, phase, phase_since, fence, progress, failures, credential_id, original_id,"
            + " original_vendor_id, original_point)"
            + " values (:org, :id, 1, true, :at, 1, 1, :incarnation, :epoch, 0, 0, :cost, :currency, 'PENDING', :at, 0,"
            + " :progress, 0, cast(:credential as uuid), cast(:original as uuid), :original_vendor, :original_point)";
    // A row for each version of the credential, or one with nulls in their place.
    private static final String SELECT = "select r.offering, r.parameters, r.deletion_policy, r.connection_seq,"
            + " r.phase as shown_phase, r.provider_resource_id, r.failure_code, r.failure_message, r.failed_at,"
            + " p.wish_version, p.present, p.delete_from, p.generation, p.least_credential, p.incarnation, p.epoch,"
            + " p.reinjected, p.restores, p.restore_point, p.phase, p.phase_since, p.fence, p.progress, p.failures,"
            + " p.master, p.cut_off_below, p.cut_off_at, p.credential_id, p.original_id, p.original_vendor_id,"
            + " p.original_point, " + CredentialRows.COLUMNS
            + ", v.seq, v.state, v.provider_credential_id, v.given,"
            + " v.seq is not null and exists (select 1 from rb.injection_versions n"
            + " join rb.injections i on i.org_id = n.org_id and i.id = n.injection_id"
            + " where n.org_id = v.org_id and n.resource_id = v.resource_id and n.seq = v.seq"
            + " and i.ended_at is null) as carried"
            + " from rb.provisioning p join rb.resources r on r.org_id = p.org_id and r.id = p.resource_id"
            + " left join rb.credentials c on c.org_id = p.org_id and c.id = p.credential_id"
            + " left join rb.connection_versions v on v.org_id = p.org_id and v.resource_id = p.resource_id"
            + " where p.org_id = :org and p.resource_id = :id order by v.seq";
    private static final String WISH = "update rb.provisioning set wish_version = :version, present = :present,"
            + " delete_from = :delete_from, generation = :generation, least_credential = :least,"
            + " incarnation = :incarnation, epoch = :epoch, reinjected = :reinjected, restores = :restores,"
            + " cut_off_below = :cut_off_below, cut_off_at = :cut_off_at"
            + " where org_id = :org and resource_id = :id and wish_version = :before";

    private final Statements statements;
    private final OrgId org;

    ProvisioningRows(Statements statements, OrgId org) {
        this.statements = statements;
        this.org = org;
    }

    /**
     * Stores the provisioning of a new resource.
     *
     * @param provisioning which, and what it costs
     */
    public void insert(NewProvisioning provisioning) {
        insert(provisioning, NewProvisioning.Begun.NEW);
    }

    /**
     * Stores the provisioning of something that may be there already.
     *
     * @param provisioning which, and what it costs
     * @param begun where it begins
     */
    public void insert(NewProvisioning provisioning, NewProvisioning.Begun begun) {
        Optional<StoredOriginal> original = provisioning.original();
        statements
                .update(INSERT)
                .bind("org", org.value())
                .bind("id", provisioning.resource().value())
                .bind("incarnation", begun.incarnation())
                .bind("epoch", begun.epoch())
                .bind("progress", TextMap.write(begun.progress()))
                .bind("at", Columns.time(provisioning.at()))
                .bind("cost", provisioning.cost().monthly())
                .bind("currency", provisioning.cost().currency().getCurrencyCode())
                .bind("credential", provisioning.credential().orElse(null))
                .bind("original", original.map(of -> of.resource().value()).orElse(null))
                .bind("original_vendor", original.map(StoredOriginal::vendorId).orElse(null))
                .bind("original_point", original.map(StoredOriginal::point).orElse(null))
                .execute();
    }

    /**
     * Reads everything that is on record.
     *
     * @param id the resource
     * @return it, deleted ones too; empty when no vendor makes it
     */
    public Optional<StoredProvisioning> find(ResourceId id) {
        Message message = new Message(statements);
        return found(message, id);
    }

    /**
     * Locks what is wished for a resource until the end of the transaction, and reads everything that is on record.
     *
     * @param id the resource
     * @return it, deleted ones too; empty when no vendor makes it
     */
    public Optional<StoredProvisioning> lock(ResourceId id) {
        boolean locked = statements
                .query("select fence from rb.provisioning where org_id = :org and resource_id = :id for update")
                .bind("org", org.value())
                .bind("id", id.value())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
        return locked ? find(id) : Optional.empty();
    }

    /**
     * Raises the fence of a resource, and reads everything that is on record. Who claims a resource keeps others from
     * writing until the end of the transaction.
     *
     * @param id the resource
     * @param now the least that the new fence will be
     * @return it, with its new fence
     */
    public Optional<StoredProvisioning> claim(ResourceId id, long now) {
        Message message = new Message(statements);
        message.add("update rb.provisioning set fence = greatest(fence + 1, :now)"
                        + " where org_id = :org and resource_id = :id and phase <> 'DELETED'")
                .bind("now", now)
                .bind("org", org.value())
                .bind("id", id.value());
        return found(message, id).filter(found -> found.progress().phase() != Phase.DELETED);
    }

    private Optional<StoredProvisioning> found(Message message, ResourceId id) {
        message.add(SELECT).bind("org", org.value()).bind("id", id.value());
        return message.answer().scanResultSet((rows, context) -> provisioning(rows.get(), id));
    }

    private static Optional<StoredProvisioning> provisioning(ResultSet row, ResourceId id) throws SQLException {
        if (!row.next()) {
            return Optional.empty();
        }
        StoredProgress progress = new StoredProgress(
                Phase.valueOf(Columns.text(row, "phase")),
                row.getLong("fence"),
                TextMap.read(Columns.text(row, "progress")));
        StoredProvisioning.Rest rest = new StoredProvisioning.Rest(
                new ProgressRows.Shown(
                        Phase.valueOf(Columns.text(row, "shown_phase")),
                        row.getString("provider_resource_id"),
                        ResourceReader.failure(row)),
                row.getLong("connection_seq"),
                row.getInt("failures"),
                Columns.time(row, "phase_since"),
                Optional.ofNullable(row.getString("restore_point")),
                row.getBytes("master"),
                paying(row),
                original(row));
        Specification specification = specification(row);
        StoredWish wish = wish(row);
        return Optional.of(new StoredProvisioning(id, specification, wish, progress, credentials(row), rest));
    }

    private static StoredProvisioning.Paying paying(ResultSet row) throws SQLException {
        boolean ofOrg = row.getObject("credential_id") != null;
        boolean isThere = row.getObject("brought_id") != null;
        return new StoredProvisioning.Paying(
                ofOrg, isThere ? Optional.of(CredentialRows.brought(row)) : Optional.empty());
    }

    private static Optional<StoredOriginal> original(ResultSet row) throws SQLException {
        UUID id = row.getObject("original_id", UUID.class);
        return id == null
                ? Optional.empty()
                : Optional.of(new StoredOriginal(
                        new ResourceId(id),
                        Columns.text(row, "original_vendor_id"),
                        Columns.text(row, "original_point")));
    }

    private static Specification specification(ResultSet row) throws SQLException {
        return new Specification(
                OfferingId.of(Columns.text(row, "offering")), TextMap.read(Columns.text(row, "parameters")));
    }

    private static StoredWish wish(ResultSet row) throws SQLException {
        return new StoredWish(
                row.getLong("wish_version"),
                row.getBoolean("present"),
                Columns.time(row, "delete_from"),
                row.getLong("generation"),
                row.getLong("least_credential"),
                row.getLong("incarnation"),
                row.getLong("epoch"),
                row.getLong("reinjected"),
                row.getLong("restores"),
                DeletionPolicy.valueOf(Columns.text(row, "deletion_policy")),
                new StoredWish.CutOff(
                        row.getLong("cut_off_below"),
                        row.getObject("cut_off_at") == null ? null : Columns.time(row, "cut_off_at")));
    }

    /** The versions of this row and of those that follow. */
    private static List<StoredCredential> credentials(ResultSet row) throws SQLException {
        List<StoredCredential> credentials = new ArrayList<>();
        do {
            long seq = row.getLong("seq");
            if (seq > 0) {
                credentials.add(new StoredCredential(
                        seq,
                        State.valueOf(Columns.text(row, "state")),
                        row.getString("provider_credential_id"),
                        row.getBytes("given"),
                        row.getBoolean("carried")));
            }
        } while (row.next());
        return credentials;
    }

    /**
     * Writes a wish in the place of the one before. The resource is locked already.
     *
     * @param id the resource
     * @param before the version of the wish that was read
     * @param wish the new one; its policy is stored elsewhere
     * @return false when somebody else was first; nothing was stored then
     */
    public boolean wish(ResourceId id, long before, StoredWish wish) {
        Instant cutOff = wish.cutOff().at();
        return statements
                        .update(WISH)
                        .bind("version", wish.version())
                        .bind("present", wish.present())
                        .bind("delete_from", Columns.time(wish.deleteFrom()))
                        .bind("generation", wish.generation())
                        .bind("least", wish.leastCredential())
                        .bind("incarnation", wish.incarnation())
                        .bind("epoch", wish.epoch())
                        .bind("reinjected", wish.reinjected())
                        .bind("restores", wish.restores())
                        .bind("cut_off_below", wish.cutOff().below())
                        .bind("cut_off_at", cutOff == null ? null : Columns.time(cutOff))
                        .bind("org", org.value())
                        .bind("id", id.value())
                        .bind("before", before)
                        .execute()
                > 0;
    }

    /**
     * Says to what a resource is to be restored.
     *
     * @param id the resource
     * @param point to what, in a form that the caller knows
     */
    public void restorePoint(ResourceId id, String point) {
        statements
                .update("update rb.provisioning set restore_point = :point where org_id = :org and resource_id = :id")
                .bind("point", point)
                .bind("org", org.value())
                .bind("id", id.value())
                .execute();
    }

    /**
     * Says what a resource costs from now on.
     *
     * @param id the resource
     * @param cost what it costs a month
     */
    public void cost(ResourceId id, Cost cost) {
        statements
                .update("update rb.provisioning set monthly_cost = :cost, currency = :currency"
                        + " where org_id = :org and resource_id = :id")
                .bind("cost", cost.monthly())
                .bind("currency", cost.currency().getCurrencyCode())
                .bind("org", org.value())
                .bind("id", id.value())
                .execute();
    }
}
