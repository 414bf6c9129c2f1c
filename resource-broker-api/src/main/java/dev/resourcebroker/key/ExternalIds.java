package dev.resourcebroker.key;

import dev.resourcebroker.OrgId;

/** The external ids of organisations, derived and therefore never lost. */
public final class ExternalIds {
    private ExternalIds() {}

    /**
     * The external id of an organisation of an installation. No other organisation or installation has it, as long as
     * installations have no colon.
     *
     * @param installation the broker's installation
     * @param org the organisation, under an id that is never given to another
     * @return the external id
     */
    public static String of(String installation, OrgId org) {
        return "resource-broker:" + installation + ":" + org.value();
    }
}
