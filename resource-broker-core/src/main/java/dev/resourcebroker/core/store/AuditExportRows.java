package dev.resourcebroker.core.store;

import java.util.List;

/** How far the entries of each chain were handed over to the sink. */
public final class AuditExportRows {
    private final Statements statements;

    AuditExportRows(Statements statements) {
        this.statements = statements;
    }

    /**
     * A chain with entries that weren't handed over.
     *
     * @param chain its name
     * @param exported the number of the last entry that was
     * @param last the number of its last entry
     */
    public record Pending(String chain, long exported, long last) {}

    /**
     * Lists chains with entries that weren't handed over, in order of their names.
     *
     * @param after the name of the chain before; empty for the first
     * @param most how many to list at most
     * @return the chains
     */
    public List<Pending> pending(String after, int most) {
        return statements
                .query("select h.org_id, coalesce(x.seq, 0), h.seq from rb.audit_heads h"
                        + " left join rb.audit_exports x on x.org_id = h.org_id"
                        + " where h.org_id > :after and h.seq > coalesce(x.seq, 0) order by h.org_id limit :most")
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> new Pending(Columns.text(row, 1), row.getLong(2), row.getLong(3)))
                .list();
    }

    /**
     * Notes how far a chain was handed over, unless somebody else did meanwhile.
     *
     * @param before what {@link #pending} told
     * @param seq the number of the last entry that was handed over
     * @return false when somebody else did
     */
    public boolean moved(Pending before, long seq) {
        int updated = statements
                .update("update rb.audit_exports set seq = :seq where org_id = :chain and seq = :before")
                .bind("seq", seq)
                .bind("chain", before.chain())
                .bind("before", before.exported())
                .execute();
        return updated > 0 || (before.exported() == 0 && begun(before.chain(), seq));
    }

    private boolean begun(String chain, long seq) {
        return statements.insertedUnlessTaken(() -> statements
                .update("insert into rb.audit_exports (org_id, seq) values (:chain, :seq)")
                .bind("chain", chain)
                .bind("seq", seq)
                .execute());
    }
}
