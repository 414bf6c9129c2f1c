package dev.resourcebroker.spi;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.provisioning.Quota;

/** Tells how much each organisation may have: the host's own rule, asked at every creation. Thread-safe. */
@FunctionalInterface
public interface QuotaChooser {
    /**
     * What an organisation may have at a time.
     *
     * @param org the organisation
     * @return its quota; must come quickly and without a call to anywhere
     */
    Quota quota(OrgId org);
}
