package dev.resourcebroker.aws;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.key.ExternalIds;
import java.util.regex.Pattern;

/**
 * What a role of a tenant asks for before it lets itself be assumed. The platform gives one to each organisation and
 * never takes one from it: a role of somebody else's asks for somebody else's, so that naming it gains nothing. Not
 * secret.
 *
 * @param value 2 to 1224 letters, digits and {@code _ + = , . @ : / -}
 */
public record ExternalId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_+=,.@:/-]{2,1224}");

    /** Checks the shape. */
    public ExternalId {
        if (!SHAPE.matcher(value).matches()) {
            throw PermanentBrokerException.invalid(
                    "externalId", "must have 2 to 1224 letters, digits and _ + = , . @ : / -");
        }
    }

    /**
     * The one that an organisation of an installation has, always the same: no other organisation or installation has
     * it.
     *
     * @param installation the broker's installation
     * @param org the organisation, under an id that is never given to another
     * @return the external id
     * @throws PermanentBrokerException INVALID_ARGUMENT for an installation that isn't a DNS label
     */
    public static ExternalId forOrg(String installation, OrgId org) {
        // An installation has no colon, so two pairs never give one text.
        return new ExternalId(ExternalIds.of(Installation.checked(installation), org));
    }

    @Override
    public String toString() {
        return value;
    }
}
