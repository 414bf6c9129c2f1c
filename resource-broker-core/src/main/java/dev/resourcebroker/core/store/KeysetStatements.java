package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

/** The statements on an organisation's wrapped keyset. */
final class KeysetStatements {
    static final String COLUMNS =
            "org_id, kek_id, kek_is_platforms, wrapped, created_at, generation, rotating, destroyed_at";
    private static final String INSERT =
            "insert into rb.keysets (org_id, kek_id, kek_is_platforms, wrapped, created_at, generation, rotating)"
                    + " values (:org, :kek, :platforms, :wrapped, :created, :generation, :rotating)";
    private static final WrappedKeyset.Kek NO_KEK = new WrappedKeyset.Kek("", false);

    private final Statements statements;
    private final OrgId org;

    KeysetStatements(Statements statements, OrgId org) {
        this.statements = statements;
        this.org = org;
    }

    Optional<WrappedKeyset> find() {
        return statements
                .query("select " + COLUMNS + " from rb.keysets where org_id = :org")
                .bind("org", org.value())
                .map((row, context) -> keyset(row))
                .findOne();
    }

    boolean insert(WrappedKeyset keyset) {
        return statements.insertedUnlessTaken(() -> bound(statements.update(INSERT), keyset)
                .bind("created", Columns.time(keyset.createdAt()))
                .execute());
    }

    /** Puts one keyset in the place of another, unless that isn't there any more. */
    boolean replace(WrappedKeyset old, WrappedKeyset next) {
        return bound(
                                statements.update("update rb.keysets set kek_id = :kek, kek_is_platforms = :platforms,"
                                        + " wrapped = :wrapped, generation = :generation, rotating = :rotating"
                                        + " where org_id = :org and wrapped = :old and destroyed_at is null"),
                                next)
                        .bind("old", old.wrapped())
                        .execute()
                > 0;
    }

    /** Empties the keyset for good; where there is none, its row keeps another from taking its place. */
    void destroy(Instant at) {
        insert(new WrappedKeyset(org, NO_KEK, new byte[0], at, WrappedKeyset.State.NEW));
        statements
                .update("update rb.keysets set wrapped = :nothing, rotating = false,"
                        + " destroyed_at = coalesce(destroyed_at, :at) where org_id = :org")
                .bind("nothing", new byte[0])
                .bind("at", Columns.time(at))
                .bind("org", org.value())
                .execute();
    }

    /** Whether the keyset is of this generation, and stays so until the end of the transaction. */
    boolean isOfGeneration(long generation) {
        return statements
                .query("select generation from rb.keysets where org_id = :org and destroyed_at is null"
                        + statements.sharedLock())
                .bind("org", org.value())
                .mapTo(Long.class)
                .findOne()
                .filter(stored -> stored == generation)
                .isPresent();
    }

    private Update bound(Update update, WrappedKeyset keyset) {
        return update.bind("org", org.value())
                .bind("kek", keyset.kek().id())
                .bind("platforms", keyset.kek().platforms())
                .bind("wrapped", keyset.wrapped())
                .bind("generation", keyset.state().generation())
                .bind("rotating", keyset.state().rotating());
    }

    static WrappedKeyset keyset(ResultSet row) throws SQLException {
        return new WrappedKeyset(
                OrgId.of(Columns.text(row, "org_id")),
                new WrappedKeyset.Kek(Columns.text(row, "kek_id"), row.getBoolean("kek_is_platforms")),
                row.getBytes("wrapped"),
                Columns.time(row, "created_at"),
                new WrappedKeyset.State(
                        row.getLong("generation"), row.getBoolean("rotating"), row.getObject("destroyed_at") != null));
    }
}
