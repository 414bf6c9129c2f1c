package dev.resourcebroker.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Folds entries of the audit log joined with their subjects, a row per subject, into entries. */
final class AuditReader {
    /** What the rows are read from: a derived table {@code e} of entries. Ordered by entry, then position. */
    static final String JOINED = " e left join rb.audit_subjects s on s.org_id = e.org_id and s.entry_id = e.id";

    /** The columns, in the order in which they are read. */
    static final String SELECT = "select e.org_id, e.seq, e.id, e.recorded_at, e.actor, e.host_service, e.operation,"
            + " e.format, e.previous, e.mac, s.kind, s.subject, s.version from ";

    private final List<StoredEntry> read = new ArrayList<>();

    List<StoredEntry> read(ResultSet rows) throws SQLException {
        boolean more = rows.next();
        while (more) {
            UUID id = Columns.uuid(rows, 3);
            StoredEntry entry = entry(rows, id);
            do {
                addSubject(rows, entry.told().subjects());
                more = rows.next();
            } while (more && id.equals(Columns.uuid(rows, 3)));
            read.add(entry);
        }
        return read;
    }

    private static StoredEntry entry(ResultSet row, UUID id) throws SQLException {
        StoredEntry.Told told = new StoredEntry.Told(
                id,
                Columns.time(row, "recorded_at"),
                Columns.text(row, 5),
                Columns.text(row, 6),
                Columns.text(row, 7),
                new ArrayList<>(4));
        StoredEntry.Link link = new StoredEntry.Link(row.getInt(8), row.getBytes(9), row.getBytes(10));
        return new StoredEntry(Columns.text(row, 1), row.getLong(2), told, link);
    }

    private static void addSubject(ResultSet row, List<StoredSubject> subjects) throws SQLException {
        String kind = row.getString(11);
        if (kind != null) {
            subjects.add(new StoredSubject(kind, Columns.text(row, 12), row.getLong(13)));
        }
    }
}
