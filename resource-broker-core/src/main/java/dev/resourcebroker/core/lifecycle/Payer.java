package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.store.StoredBrought;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.ProviderId;
import java.util.Optional;
import java.util.UUID;

/**
 * With whose credential a new resource is made: the organisation's own if it brought one, else the platform's if it may.
 *
 * @param provider whose vendor makes it
 * @param org whose resource
 * @param isPlatformAllowed whether it may be the platform's
 */
record Payer(ProviderId provider, OrgId org, boolean isPlatformAllowed) {
    /** Asks the host's rule, so not within a transaction. */
    static Payer of(OrgId org, Offered offered) {
        return new Payer(offered.provider().id(), org, offered.platform().isAllowed(org));
    }

    /** The organisation's own, which stays until the end of the transaction; empty for the platform's. */
    Optional<UUID> choose(TenantTransaction rows) {
        return chosen(rows.credentials().keep(provider));
    }

    /** Refuses as {@link #choose} does, and keeps nothing. */
    Optional<UUID> check(TenantTransaction rows) {
        return chosen(rows.credentials().find(provider));
    }

    private Optional<UUID> chosen(Optional<StoredBrought> brought) {
        if (brought.isEmpty() && !isPlatformAllowed) {
            throw new PermanentBrokerException(
                    ErrorCode.NO_CREDENTIAL,
                    "organisation " + org + " has brought no credential for '" + provider
                            + "', and may not use the platform's");
        }
        return brought.map(StoredBrought::id);
    }
}
