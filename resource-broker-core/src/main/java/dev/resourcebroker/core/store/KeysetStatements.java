package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The statements on an organisation's wrapped keyset. */
final class KeysetStatements {
    private final Statements statements;
    private final OrgId org;

    KeysetStatements(Statements statements, OrgId org) {
        this.statements = statements;
        this.org = org;
    }

    Optional<WrappedKeyset> find() {
        return statements
                .query("select kek_id, wrapped, created_at from rb.keysets where org_id = :org")
                .bind("org", org.value())
                .map((row, context) -> keyset(row))
                .findOne();
    }

    boolean insert(WrappedKeyset keyset) {
        return statements.insertedUnlessTaken(() -> statements
                .update("insert into rb.keysets (org_id, kek_id, wrapped, created_at)"
                        + " values (:org, :kek, :wrapped, :created)")
                .bind("org", org.value())
                .bind("kek", keyset.kekId())
                .bind("wrapped", keyset.wrapped())
                .bind("created", Columns.time(keyset.createdAt()))
                .execute());
    }

    private WrappedKeyset keyset(ResultSet row) throws SQLException {
        return new WrappedKeyset(
                org, Columns.text(row, "kek_id"), row.getBytes("wrapped"), Columns.time(row, "created_at"));
    }
}
