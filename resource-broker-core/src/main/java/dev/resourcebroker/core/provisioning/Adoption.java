package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provider.CallRates;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.provisioning.Evidence.Shown;
import dev.resourcebroker.core.provisioning.Evidence.Suspect;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provisioning.SweepFinding;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Finds out whether something that a sweep found can be taken on record as it is. Changes nothing. Thread-safe. */
public final class Adoption {
    private final Sweeping.Setting setting;
    private final Evidence evidence;

    /**
     * Adopts for an installation.
     *
     * @param setting what is compared
     * @param rates holds back calls, those of workers too
     * @param within how long a call may take
     */
    public Adoption(Sweeping.Setting setting, CallRates rates, Duration within) {
        this.setting = setting;
        this.evidence = new Evidence(setting, new Asking(rates, within));
    }

    /**
     * Looks whether it is there, ours, usable, and just as it is said to be.
     *
     * @param finding what was found
     * @param specification what it is said to be
     * @return how far a worker would have got with it
     * @throws dev.resourcebroker.error.BrokerException NOT_SUPPORTED; INVALID_ARGUMENT naming the parameters; NOT_FOUND;
     *     CONFLICT; CREDENTIAL_REFUSED; VENDOR_UNAVAILABLE
     */
    public Map<String, String> progress(SweepFinding finding, Specification specification) {
        evidence.checkOurs(finding);
        Offered offered = setting.providers().get(specification.offering());
        if (offered.offering().master().isPresent()) {
            throw new PermanentBrokerException(
                    ErrorCode.NOT_SUPPORTED,
                    offered.offering().id() + " is administered by a secret that is lost with the record");
        }
        Shown shown = evidence.look(new Suspect(
                finding, offered, specification, new Accounts(setting).of(finding, offered, Optional.empty())));
        check(finding, shown.thing());
        Place place = new Place(
                finding.tag().incarnation(), finding.vendorId(), shown.seen().account(), null);
        return ProgressText.write(Progress.adopted(place));
    }

    private static void check(SweepFinding finding, Sighting thing) {
        if (thing.condition() != Sighting.Condition.READY) {
            throw Evidence.conflict(finding, "isn't usable");
        }
        if (!thing.asWished()) {
            throw PermanentBrokerException.invalid(
                    "parameters", "aren't what " + finding.vendorId() + " has at its vendor");
        }
    }
}
