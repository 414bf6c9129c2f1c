package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.credential.CallCredential;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.Attempt;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Identity;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provisioning.SweepFinding;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks again for what a sweep found, right before something is done about it. Thread-safe.
 *
 * @param setting what is compared
 * @param asking waits for turns
 */
record Evidence(Sweeping.Setting setting, Asking asking) {
    /**
     * What is to be done something about.
     *
     * @param finding what was found
     * @param offered what it is of
     * @param specification what it is said to be
     * @param credential the credential that shows it
     */
    record Suspect(SweepFinding finding, Offered offered, Specification specification, CallCredential credential) {
        Call call(String token, Instant deadline, CallGuard guard) {
            Identity identity =
                    new Identity(Setup.nameOf(finding.tag()), finding.tag(), Optional.of(finding.vendorId()));
            Attempt attempt = new Attempt(token, 1, 0, 0, deadline, guard);
            return new Call(identity, specification, credential.access(), attempt);
        }
    }

    /**
     * What the look showed.
     *
     * @param seen all of it
     * @param thing the one that was found
     * @param began when the look began
     */
    record Shown(Look.Seen seen, Sighting thing, Instant began) {}

    void checkOurs(SweepFinding finding) {
        if (!finding.tag().installation().equals(setting.installation())) {
            throw conflict(finding, "is of another installation");
        }
        if (finding.broughtBy().filter(org -> !org.equals(finding.tag().org())).isPresent()) {
            throw conflict(finding, "isn't of the organisation whose credential shows it");
        }
    }

    /** Refuses what isn't there any more, or doesn't carry that very mark. */
    Shown look(Suspect suspect) {
        SweepFinding finding = suspect.finding();
        Instant began = setting.clock().instant();
        Look.Seen seen = seen(suspect, began);
        Sighting thing = seen.resources().stream()
                .filter(sighting -> sighting.id().equals(finding.vendorId()) && sighting.isAlive())
                .findFirst()
                .orElseThrow(() -> new PermanentBrokerException(
                        ErrorCode.NOT_FOUND, finding.vendorId() + " isn't there any more"));
        if (!finding.tag().equals(thing.tag())) {
            throw conflict(
                    finding,
                    "doesn't carry the mark of resource " + finding.tag().resource() + " any more");
        }
        return new Shown(seen, thing, began);
    }

    private Look.Seen seen(Suspect suspect, Instant began) {
        Optional<Look> look = asking.turn(
                suspect.credential().name(),
                guard -> new VendorCalls(suspect.offered(), guard)
                        .look(suspect.call("look", began.plus(asking.within()), guard)),
                answer -> answer.filter(Look.Denied.class::isInstance).isPresent());
        if (look.isPresent() && look.get() instanceof Look.Seen seen) {
            return seen;
        }
        throw new TransientBrokerException(
                ErrorCode.VENDOR_UNAVAILABLE, "the vendor can't be reached, or its answers say nothing", null);
    }

    static PermanentBrokerException conflict(SweepFinding finding, String why) {
        return new PermanentBrokerException(ErrorCode.CONFLICT, finding.vendorId() + " " + why);
    }
}
