package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.Actor;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.credential.CallCredential;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.provider.CallRates;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.provisioning.Comparison.Verdict;
import dev.resourcebroker.core.provisioning.Evidence.Shown;
import dev.resourcebroker.core.provisioning.Evidence.Suspect;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.provisioning.SweepFinding.Kind;
import dev.resourcebroker.secret.SecretValue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deletes what a sweep found, one thing by one word. Thread-safe. */
public final class Cleaning {
    private static final Set<Kind> CLEANABLE = Set.of(Kind.AT_VENDOR_ONLY, Kind.LEFT_OVER, Kind.DOUBLE);

    private final Sweeping.Setting setting;
    private final Asking asking;
    private final Evidence evidence;
    private final Records records;

    /**
     * What is on record.
     *
     * @param keys decrypts secrets that administer resources
     * @param audit records what is deleted
     */
    public record Records(OrgKeys keys, AuditTrail audit) {}

    /**
     * Cleans an installation.
     *
     * @param setting what is compared
     * @param records what is on record
     * @param rates holds back calls, those of workers too
     * @param within how long a call may take
     */
    public Cleaning(Sweeping.Setting setting, Records records, CallRates rates, Duration within) {
        this.setting = setting;
        this.records = records;
        this.asking = new Asking(rates, within);
        this.evidence = new Evidence(setting, asking);
    }

    /**
     * Deletes what was found, if that is still so.
     *
     * @param actor who says so
     * @param finding what was found
     * @throws dev.resourcebroker.error.BrokerException NOT_SUPPORTED; CONFLICT; NOT_FOUND; CREDENTIAL_REFUSED;
     *     PROVISIONING_FAILED; VENDOR_UNAVAILABLE
     */
    public void clean(Actor actor, SweepFinding finding) {
        if (!CLEANABLE.contains(finding.kind())) {
            throw new PermanentBrokerException(
                    ErrorCode.NOT_SUPPORTED, "what is " + finding.kind() + " isn't cleaned, the record decides");
        }
        evidence.checkOurs(finding);
        Suspect suspect = suspect(finding);
        Shown shown = evidence.look(suspect);
        permit(actor, finding, new Comparison(shown.seen().account(), shown.began()));
        new Deleting(asking, setting.clock()).delete(suspect, shown);
    }

    private Suspect suspect(SweepFinding finding) {
        Offered offered = setting.providers().get(finding.offering());
        Optional<StoredProvisioning> stored = setting.store()
                .operator(rows ->
                        rows.provisioning(finding.tag().org(), finding.tag().resource()));
        Specification specification =
                stored.map(StoredProvisioning::specification).orElseGet(() -> unrecorded(offered.offering()));
        Optional<SecretValue> master = stored.flatMap(row -> master(finding, row));
        CallCredential credential = new Accounts(setting).of(finding, offered, master);
        return new Suspect(finding, offered, specification, credential);
    }

    /** Nobody knows what it was made as. */
    private static Specification unrecorded(Offering offering) {
        try {
            return offering.specify(Map.of());
        } catch (PermanentBrokerException e) {
            throw new PermanentBrokerException(
                    ErrorCode.NOT_SUPPORTED,
                    offering.id() + " has parameters without a preset: adopt it with those that it has, then delete it",
                    e);
        }
    }

    private Optional<SecretValue> master(SweepFinding finding, StoredProvisioning row) {
        return Optional.ofNullable(row.rest().master())
                .map(secret -> records.keys()
                        .forReading(finding.tag().org(), secret)
                        .decryptMaster(finding.tag().resource(), secret));
    }

    /** Decides by what is on record right before the call, and puts on record who said so. */
    private void permit(Actor actor, SweepFinding finding, Comparison comparison) {
        Caller caller = new Caller(finding.tag().org(), actor);
        setting.store().tenant(caller.org(), rows -> {
            Optional<StoredProvisioning> stored =
                    rows.provisioning().lock(finding.tag().resource());
            if (!verdict(finding, comparison, stored).equals(new Verdict.Differs(finding.kind()))) {
                throw Evidence.conflict(finding, "isn't " + finding.kind() + " by what is on record now");
            }
            Act act = Act.of(
                    Operation.RESOURCE_CLEAN, AuditSubject.of(finding.tag().resource()));
            records.audit().record(rows, caller, act);
            return caller;
        });
    }

    private static Verdict verdict(SweepFinding finding, Comparison comparison, Optional<StoredProvisioning> stored) {
        boolean foreign = stored.map(row -> row.specification().offering())
                .filter(offering -> !offering.equals(finding.offering()))
                .isPresent();
        if (foreign) {
            return new Verdict.Unjudged();
        }
        return stored.map(row -> comparison.there(finding.tag(), finding.vendorId(), row))
                .orElseGet(() -> new Verdict.Differs(Kind.AT_VENDOR_ONLY));
    }
}
