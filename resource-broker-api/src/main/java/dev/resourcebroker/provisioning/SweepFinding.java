package dev.resourcebroker.provisioning;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.Tag;
import java.util.Optional;

/**
 * Where a vendor's inventory and the meta-database differ. It tells of the time of the sweep: what is done about it looks
 * again before.
 *
 * @param kind in what they differ
 * @param offering which offering it is of
 * @param tag the mark that it carries, or, {@link Kind#AT_RECORD_ONLY}, should carry
 * @param vendorId the vendor's id of it
 * @param broughtBy the organisation whose own credential showed it; empty when the platform's did
 */
public record SweepFinding(Kind kind, OfferingId offering, Tag tag, String vendorId, Optional<OrgId> broughtBy) {
    /**
     * What the platform's credential showed.
     *
     * @param kind in what they differ
     * @param offering which offering it is of
     * @param tag its mark
     * @param vendorId the vendor's id of it
     */
    public SweepFinding(Kind kind, OfferingId offering, Tag tag, String vendorId) {
        this(kind, offering, tag, vendorId, Optional.empty());
    }

    /** In what an inventory and the meta-database differ. */
    public enum Kind {
        /** It carries our mark, and nothing is on record under that id: made after the backup that was restored. */
        AT_VENDOR_ONLY,
        /** It is there although it is on record as deleted, forgotten, or given up for another incarnation. */
        LEFT_OVER,
        /** It carries the mark of a resource that is on record with another of the vendor's ids. */
        DOUBLE,
        /** It is of a later incarnation than is on record, so the record is older than it. */
        AHEAD_OF_RECORD,
        /** It is on record as ready, and the inventory doesn't have it. */
        AT_RECORD_ONLY
    }
}
