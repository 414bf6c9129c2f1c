package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.credential.CallCredential;
import dev.resourcebroker.core.credential.CallCredentials;
import dev.resourcebroker.core.job.Lease;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.provisioning.Turn.Rest;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provisioning.DriftPolicy;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.secret.SecretValue;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** One worker's steps on one resource. */
final class Pass {
    // Nothing can be put on record then.
    private static final Set<ErrorCode> RECORDS =
            Set.of(ErrorCode.META_DATABASE_BUSY, ErrorCode.META_DATABASE_INVALID, ErrorCode.META_DATABASE_UNAVAILABLE);

    private final Tools tools;
    private final Offered offered;
    private final Terms terms;
    private final Watching watching;

    /** On what terms it works. */
    record Terms(String installation, ProvisioningLimits limits, Lease lease) {}

    Pass(Tools tools, Offered offered, Terms terms) {
        this.tools = tools;
        this.offered = offered;
        this.terms = terms;
        this.watching = new Watching(tools, offered, terms.limits().phase());
    }

    Turn step(Work work) {
        try {
            return tried(work);
        } catch (BrokerException e) {
            if (RECORDS.contains(e.code())) {
                throw e;
            }
            return watching.failed(work, e.code().name(), "before the vendor was called: " + e.getMessage());
        }
    }

    private Turn tried(Work work) {
        Calls calls = new Calls(tag(work), credential(work));
        Optional<Duration> wait = tools.rates().begin(calls.credential().name());
        if (wait.isPresent()) {
            return new Rest(watching.in(wait.get()));
        }
        Optional<Observation> observation = watching.look(work, calls, guard());
        return observation
                .map(seen -> decided(work, seen, calls))
                .orElseGet(() -> watching.failed(
                        work, Trouble.UNAVAILABLE, "the vendor can't be reached, or its answers say nothing"));
    }

    private Turn decided(Work work, Observation observation, Calls calls) {
        // Made before the time is read that the deadline on record counts from, so that it ends no later.
        CallGuard guard = guard();
        Setup setup = setup(work);
        Step step =
                new Decision(setup).next(work.row(), observation, tools.clock().instant());
        if (!(step instanceof Step.Wait)) {
            // Whatever follows changes what is on record, so the next look isn't held against the same.
            watching.tellDrift(work, setup, observation);
        }
        if (step instanceof Step.Send send) {
            return send(work, send, calls, guard);
        }
        return step instanceof Step.Save save
                ? saved(work, save, observation, setup)
                : awaited(work, (Step.Wait) step, observation, setup);
    }

    private Turn saved(Work work, Step.Save save, Observation observation, Setup setup) {
        Turn turn = watching.save(work, save, observation);
        Phase before = work.row().progress().phase();
        boolean adoptable =
                DriftAdoption.mayFollow(setup, before, save.saved().progress().phase());
        return adoptable ? new Rest(tools.clock().instant()) : turn;
    }

    private Turn awaited(Work work, Step.Wait wait, Observation observation, Setup setup) {
        Turn turn = watching.await(work, observation, wait);
        boolean adopted = DriftAdoption.view(
                        work, setup, observation, tools.clock().instant())
                .filter(view -> tools.adoption().adopts(work, view, offered))
                .isPresent();
        return adopted ? new Rest(tools.clock().instant()) : turn;
    }

    private Turn send(Work work, Step.Send send, Calls calls, CallGuard guard) {
        Optional<Duration> wait = tools.rates().begin(calls.credential().name());
        if (wait.isPresent()) {
            return new Rest(watching.in(wait.get()));
        }
        try {
            return new Sending(tools, offered, setup(work)).send(work, send, calls, guard);
        } finally {
            tools.rates().end(calls.credential().name(), true);
        }
    }

    private CallGuard guard() {
        return new CallGuard(tools.patience().call(), terms.lease());
    }

    private Setup setup(Work work) {
        boolean strict = terms.limits().strict().contains(offered.offering().id());
        return new Setup(
                tag(work),
                offered.offering().traits(),
                tools.patience()
                        .pace(work.rest().failures(), terms.limits().watches().interval(offered.offering())),
                strict ? Doubt.QUARANTINE : Doubt.CREATE_AGAIN,
                Rules.ALL,
                terms.limits().onDrift().getOrDefault(offered.offering().id(), DriftPolicy.REPAIR));
    }

    private Tag tag(Work work) {
        return new Tag(terms.installation(), work.org(), work.id(), 1);
    }

    private CallCredential credential(Work work) {
        byte[] master = work.rest().master();
        Optional<SecretValue> secret = Optional.ofNullable(master)
                .map(stored -> tools.keys().forReading(work.org(), stored).decryptMaster(work.id(), stored));
        return new CallCredentials(tools.keys())
                .of(work.org(), offered, work.rest().paying(), secret);
    }
}
