package dev.resourcebroker.core.store;

import java.time.Instant;
import java.util.Optional;

/** The wrapped keyset of the audit log's chains: one for the installation. */
public final class AuditKeysetRows {
    private final Statements statements;

    AuditKeysetRows(Statements statements) {
        this.statements = statements;
    }

    /**
     * The keyset as it is stored.
     *
     * @param kekId which key encryption key wrapped it
     * @param wrapped what that key gave
     * @param createdAt when the keyset was made
     */
    @SuppressWarnings("ArrayRecordComponent") // rows are never compared
    public record Wrapped(String kekId, byte[] wrapped, Instant createdAt) {}

    /**
     * Finds the keyset.
     *
     * @return the keyset, when there is one
     */
    public Optional<Wrapped> find() {
        return statements
                .query("select kek_id, wrapped, created_at from rb.audit_keysets where singleton = 1")
                .map((row, context) -> new Wrapped(
                        Columns.text(row, "kek_id"), row.getBytes("wrapped"), Columns.time(row, "created_at")))
                .findOne();
    }

    /**
     * Stores the keyset.
     *
     * @param keyset the keyset
     * @return false when somebody else was first; nothing was stored then
     */
    public boolean insert(Wrapped keyset) {
        return statements.insertedUnlessTaken(() -> statements
                .update("insert into rb.audit_keysets (singleton, kek_id, wrapped, created_at)"
                        + " values (1, :kek, :wrapped, :at)")
                .bind("kek", keyset.kekId())
                .bind("wrapped", keyset.wrapped())
                .bind("at", Columns.time(keyset.createdAt()))
                .execute());
    }

    /**
     * Puts the keyset in another wrapping in the place of the one before.
     *
     * @param old the one before
     * @param next the new one
     * @return false when the old one isn't there any more; nothing was stored then
     */
    public boolean replace(Wrapped old, Wrapped next) {
        return statements
                        .update("update rb.audit_keysets set kek_id = :kek, wrapped = :wrapped"
                                + " where singleton = 1 and wrapped = :old")
                        .bind("kek", next.kekId())
                        .bind("wrapped", next.wrapped())
                        .bind("old", old.wrapped())
                        .execute()
                > 0;
    }

    /**
     * Whether any chain was begun, which needs the keyset.
     *
     * @return true when there is a head
     */
    public boolean isNeeded() {
        return statements
                .query("select 1 from rb.audit_heads limit 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}
