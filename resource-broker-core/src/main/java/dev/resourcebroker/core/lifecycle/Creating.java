package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceRequest;
import dev.resourcebroker.spi.Admission;
import java.util.Optional;

/** Creating resources of every kind. Thread-safe. */
public final class Creating {
    private final Supply.Admissions admissions;
    private final Supply supply;
    private final Making making;

    /**
     * Creates by what a kind makes of a request.
     *
     * @param admissions judges requests
     * @param supply creates what is supplied
     * @param making has vendors make the rest
     */
    public Creating(Supply.Admissions admissions, Supply supply, Making making) {
        this.admissions = admissions;
        this.supply = supply;
        this.making = making;
    }

    /**
     * Creates a resource, or returns the same one that is there.
     *
     * @param caller whose, and who acts
     * @param request kind, name and content
     * @return the resource
     * @throws dev.resourcebroker.error.BrokerException INVALID_ARGUMENT; ALREADY_EXISTS; NOT_REGISTERED; NOT_SUPPORTED;
     *     QUOTA_EXCEEDED; NO_CREDENTIAL
     */
    public Resource create(Caller caller, ResourceRequest request) {
        Admission admission = admissions.admit(request);
        return admission instanceof Admission.Made made
                ? making.create(caller, request, made)
                : supply.create(caller, request, Supply.Admissions.supplied(request, admission));
    }

    /**
     * What creating comes to.
     *
     * @param before what it costs already, when it is there
     * @param outlook what would be done
     */
    record Foreseen(Optional<Cost> before, Outlook outlook) {}

    /** Tells what creating would do; throws what it would throw. */
    Foreseen foresee(Caller caller, ResourceRequest request) {
        Admission admission = admissions.admit(request);
        if (admission instanceof Admission.Made made) {
            return making.foresee(caller, request, made);
        }
        supply.there(caller, request, Supply.Admissions.supplied(request, admission));
        return new Foreseen(Optional.empty(), Outlook.nothing(Optional.empty()));
    }
}
