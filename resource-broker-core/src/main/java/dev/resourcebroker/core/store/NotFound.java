package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.InjectionId;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ResourceId;

/** The one answer to an id that isn't among an organisation's rows, whether it is another's or nobody's. */
public final class NotFound {
    private NotFound() {}

    /**
     * No such resource.
     *
     * @param org within which it was looked for
     * @param id what was looked for
     * @return the error, to be thrown
     */
    public static PermanentBrokerException resource(OrgId org, ResourceId id) {
        return missing(org, "resource", id);
    }

    /**
     * No such binding.
     *
     * @param org within which it was looked for
     * @param id what was looked for
     * @return the error, to be thrown
     */
    public static PermanentBrokerException binding(OrgId org, BindingId id) {
        return missing(org, "binding", id);
    }

    /**
     * No such injection.
     *
     * @param org within which it was looked for
     * @param id what was looked for
     * @return the error, to be thrown
     */
    public static PermanentBrokerException injection(OrgId org, InjectionId id) {
        return missing(org, "injection", id);
    }

    private static PermanentBrokerException missing(OrgId org, String what, Record id) {
        return new PermanentBrokerException(
                ErrorCode.NOT_FOUND, "organisation '" + org + "' has no " + what + " " + id);
    }
}
