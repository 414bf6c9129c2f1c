package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.KindId;
import dev.resourcebroker.resource.Labels;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.ManagedIntegration.Deletion;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Folds rows of resources joined with labels, a row per label, into resources. */
final class ResourceReader {
    private final OrgId org;
    private final List<StoredResource> read = new ArrayList<>();

    ResourceReader(OrgId org) {
        this.org = org;
    }

    List<StoredResource> read(ResultSet rows) throws SQLException {
        boolean more = rows.next();
        while (more) {
            UUID id = Columns.uuid(rows, "id");
            StoredResource withoutLabels = resource(rows, new ResourceId(id));
            Map<String, String> labels = new TreeMap<>();
            do {
                addLabel(rows, labels);
                more = rows.next();
            } while (more && id.equals(Columns.uuid(rows, "id")));
            read.add(labelled(withoutLabels, Labels.of(labels)));
        }
        return read;
    }

    private static void addLabel(ResultSet row, Map<String, String> labels) throws SQLException {
        String name = row.getString("label_name");
        if (name != null) {
            labels.put(name, row.getString("label_value"));
        }
    }

    private StoredResource resource(ResultSet row, ResourceId id) throws SQLException {
        Resource resource = new Resource(
                id,
                org,
                KindId.of(Columns.text(row, "kind")),
                Columns.text(row, "name"),
                ResourceType.of(Columns.text(row, "type")),
                TextMap.read(Columns.text(row, "parameters")),
                Labels.NONE,
                Phase.valueOf(Columns.text(row, "phase")),
                row.getLong("row_version"),
                row.getLong("connection_seq"),
                history(row),
                made(row));
        String names = row.getString("entry_names");
        return new StoredResource(
                resource, names.isEmpty() ? Set.of() : Set.of(names.split(",")), row.getBytes("connection_details"));
    }

    private static Resource.History history(ResultSet row) throws SQLException {
        return new Resource.History(
                Columns.actor(row, "created_by"), Columns.time(row, "created_at"), Columns.time(row, "changed_at"));
    }

    private static Optional<Made> made(ResultSet row) throws SQLException {
        String offering = row.getString("offering");
        if (offering == null) {
            return Optional.empty();
        }
        Deletion deletion = new Deletion(
                DeletionPolicy.valueOf(Columns.text(row, "deletion_policy")), row.getBoolean("deletion_protected"));
        return Optional.of(new Made(
                OfferingId.of(offering),
                Optional.ofNullable(row.getString("provider_resource_id")),
                deletion,
                failure(row)));
    }

    static Optional<Made.Failure> failure(ResultSet row) throws SQLException {
        String code = row.getString("failure_code");
        return code == null
                ? Optional.empty()
                : Optional.of(
                        new Made.Failure(code, Columns.text(row, "failure_message"), Columns.time(row, "failed_at")));
    }

    private static StoredResource labelled(StoredResource stored, Labels labels) {
        Resource r = stored.resource();
        Resource resource = new Resource(
                r.id(),
                r.org(),
                r.kind(),
                r.name(),
                r.type(),
                r.parameters(),
                labels,
                r.phase(),
                r.rowVersion(),
                r.connectionVersion(),
                r.history(),
                r.made());
        return new StoredResource(resource, stored.entryNames(), stored.details());
    }
}
