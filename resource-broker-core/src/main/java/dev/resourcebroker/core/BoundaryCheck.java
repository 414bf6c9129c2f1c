package dev.resourcebroker.core;

import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.TenantBoundary;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says at start what keeps organisations apart in the meta-database, and whether that is enough. */
final class BoundaryCheck {
    private static final Logger LOG = LoggerFactory.getLogger(BoundaryCheck.class);

    private BoundaryCheck() {}

    static void pass(MetaStore store, boolean rowLevelSecurityRequired) {
        TenantBoundary boundary = store.boundary();
        if (boundary.strength() != TenantBoundary.Strength.NONE) {
            LOG.info("The tenant boundary is held by PostgreSQL: {}.", boundary.explanation());
        } else if (rowLevelSecurityRequired) {
            throw new PermanentBrokerException(
                    ErrorCode.META_DATABASE_INVALID, "row-level security is required, but " + boundary.explanation());
        } else if (store.isPostgresql()) {
            LOG.warn("The tenant boundary is held by this library alone: {}.", boundary.explanation());
        } else {
            LOG.info("The tenant boundary is held by this library alone: {}.", boundary.explanation());
        }
    }
}
