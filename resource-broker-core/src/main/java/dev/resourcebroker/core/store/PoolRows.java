package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;
import java.util.Optional;

/** Which credentials of operators' pools one organisation's resources have or had. */
public final class PoolRows {
    private final Statements statements;
    private final OrgId org;

    PoolRows(Statements statements, OrgId org) {
        this.statements = statements;
        this.org = org;
    }

    /**
     * What was taken for a version.
     *
     * @param resource the resource
     * @param seq the version
     * @return the name of a credential, if one was taken
     */
    public Optional<String> taken(ResourceId resource, long seq) {
        return statements
                .query(
                        "select member from rb.pool_takes where org_id = :org and resource_id = :resource and seq = :seq")
                .bind("org", org.value())
                .bind("resource", resource.value())
                .bind("seq", seq)
                .mapTo(String.class)
                .findOne();
    }

    /**
     * A credential for a version.
     *
     * @param offering of whose pool
     * @param member the name of the credential
     * @param resource the resource
     * @param seq the version
     * @param at when
     */
    public record Take(OfferingId offering, String member, ResourceId resource, long seq, Instant at) {}

    /**
     * Takes a credential for a version.
     *
     * @param take which
     * @return false when somebody had it already, or the version has one
     */
    public boolean take(Take take) {
        return statements.insertedUnlessTaken(() -> statements
                .update("insert into rb.pool_takes (offering, member, org_id, resource_id, seq, taken_at)"
                        + " values (:offering, :member, :org, :resource, :seq, :at)")
                .bind("offering", take.offering().toString())
                .bind("member", take.member())
                .bind("org", org.value())
                .bind("resource", take.resource().value())
                .bind("seq", take.seq())
                .bind("at", Columns.time(take.at()))
                .execute());
    }
}
