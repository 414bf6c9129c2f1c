package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.store.SealedField.Column;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The encrypted fields of one organisation, for those who change all of them. */
public final class SealedFields {
    private final Statements statements;
    private final OrgId org;

    SealedFields(Statements statements, OrgId org) {
        this.statements = statements;
        this.org = org;
    }

    /**
     * Lists the fields of a column in order of their places.
     *
     * @param column the column
     * @param after the last one before, when this isn't the first part
     * @param most how many
     * @return the next fields; empty when there is none
     */
    public List<SealedField> list(Column column, Optional<SealedField> after, int most) {
        String place = column.owner + ", " + column.seq;
        return statements
                .query("select " + place + ", " + column.sealed + " from rb." + column.table
                        + " where org_id = :org and "
                        + column.sealed + " is not null and (" + place + ") > (:owner, :seq) order by 1, 2"
                        + " limit :most")
                .bind("org", org.value())
                .bind("owner", after.map(SealedField::owner).orElse(new UUID(0, 0)))
                .bind("seq", after.map(SealedField::seq).orElse(-1L))
                .bind("most", most)
                .map((row, context) -> new SealedField(column, Columns.uuid(row, 1), row.getLong(2), row.getBytes(3)))
                .list();
    }

    /**
     * Counts the fields of a column.
     *
     * @param column the column
     * @return how many there are
     */
    public long count(Column column) {
        return statements
                .query("select count(" + column.sealed + ") from rb." + column.table + " where org_id = :org")
                .bind("org", org.value())
                .mapTo(Long.class)
                .one();
    }

    /**
     * Stores a field anew, unless it was changed since it was read. Nobody takes that for a change of the resource.
     *
     * @param old the field as it was read
     * @param sealed its new ciphertext
     */
    public void replace(SealedField old, byte[] sealed) {
        Column column = old.column();
        statements
                .update("update rb." + column.table + " set " + column.sealed + " = :sealed where org_id = :org and "
                        + column.owner + " = :owner and " + column.seq + " = :seq and " + column.sealed
                        + " = :old")
                .bind("sealed", sealed)
                .bind("org", org.value())
                .bind("owner", old.owner())
                .bind("seq", old.seq())
                .bind("old", old.sealed())
                .execute();
    }
}
