package dev.resourcebroker.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** All chains of the audit log, to be read through in order. */
public final class AuditChainRows {
    private static final String PART = "(select a.* from rb.audit_entries a where a.org_id = :chain and a.seq > :after"
            + " and a.seq <= :last order by a.seq limit :most)";

    private final Statements statements;

    AuditChainRows(Statements statements) {
        this.statements = statements;
    }

    /**
     * Where a chain seems to end, of one moment.
     *
     * @param head what its row of heads says, when there is one
     * @param last the highest number among its entries, 0 when there is none
     * @param exported the number of the last entry that was handed over to the sink
     */
    public record Extent(Optional<StoredHead> head, long last, long exported) {}

    /**
     * Finds the next chain that has entries or a head.
     *
     * @param after the name of the chain before; empty for the first
     * @return its name, when there is one more
     */
    public Optional<String> next(String after) {
        return statements
                .query("select min(c.chain) from (select min(org_id) as chain from rb.audit_heads where org_id > :after"
                        + " union all select min(org_id) from rb.audit_entries where org_id > :after) c")
                .bind("after", after)
                .mapTo(String.class)
                .findOne();
    }

    /**
     * Tells where a chain ends.
     *
     * @param chain its name
     * @return its extent
     */
    public Extent extent(String chain) {
        return statements
                .query("select l.last, h.seq, h.mac, coalesce(x.seq, 0) from (select coalesce(max(seq), 0) as last"
                        + " from rb.audit_entries where org_id = :chain) l left join rb.audit_heads h on h.org_id"
                        + " = :chain left join rb.audit_exports x on x.org_id = :chain")
                .bind("chain", chain)
                .map((row, context) -> new Extent(head(row), row.getLong(1), row.getLong(4)))
                .one();
    }

    private static Optional<StoredHead> head(ResultSet row) throws SQLException {
        byte[] mac = row.getBytes(3);
        return mac == null ? Optional.empty() : Optional.of(new StoredHead(row.getLong(2), mac));
    }

    /**
     * Reads a part of a chain.
     *
     * @param chain its name
     * @param after the number before the first
     * @param last the highest number
     * @param most how many to read at most
     * @return the entries in order of their numbers
     */
    public List<StoredEntry> entries(String chain, long after, long last, int most) {
        return statements
                .query(AuditReader.SELECT + PART + AuditReader.JOINED + " order by e.seq, s.position")
                .bind("chain", chain)
                .bind("after", after)
                .bind("last", last)
                .bind("most", most)
                .scanResultSet((rows, context) -> new AuditReader().read(rows.get()));
    }
}
