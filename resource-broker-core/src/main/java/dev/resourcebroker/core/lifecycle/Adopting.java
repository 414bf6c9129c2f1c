package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.StoredBrought;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.spi.Admission;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Taking on record what is at a vendor already. Workers issue its credential. Thread-safe. */
public final class Adopting {
    private final Making making;
    private final Proof proof;

    /** Looks at the vendor whether something is there, ours, usable, and as it is said to be. */
    @FunctionalInterface
    public interface Proof {
        /**
         * Looks.
         *
         * @param finding what was found
         * @param specification what it is said to be
         * @return how far a worker would have got with it, by names that it knows
         */
        Map<String, String> progress(SweepFinding finding, Specification specification);
    }

    /**
     * What is taken on record.
     *
     * @param finding what was found
     * @param progress how far a worker would have got with it
     */
    record Found(SweepFinding finding, Map<String, String> progress) {
        /** The credential that shows it, which stays until the end of the transaction; empty for the platform's. */
        Optional<UUID> paying(TenantTransaction rows, ProviderId provider) {
            return finding.broughtBy()
                    .map(org -> rows.credentials()
                            .keep(provider)
                            .filter(brought -> brought.account().equals(progress.get("account")))
                            .map(StoredBrought::id)
                            .orElseThrow(() -> new PermanentBrokerException(
                                    ErrorCode.CONFLICT,
                                    "the credential of organisation " + org + " that shows " + finding.vendorId()
                                            + " was replaced or removed")));
        }

        /** The first word to go on, above any that a lost record may have followed: tokens are told apart by it. */
        long epoch(Instant now) {
            return now.getEpochSecond();
        }
    }

    /**
     * Adopts by a proof.
     *
     * @param making stores what is wished for
     * @param proof looks at the vendor
     */
    public Adopting(Making making, Proof proof) {
        this.making = making;
        this.proof = proof;
    }

    /**
     * Takes something on record.
     *
     * @param caller the organisation of its mark, and who says so
     * @param finding what was found
     * @param request what it is, and its name from now on
     * @return the resource
     * @throws dev.resourcebroker.error.BrokerException INVALID_ARGUMENT; NOT_SUPPORTED; ALREADY_EXISTS; NOT_FOUND;
     *     CONFLICT; QUOTA_EXCEEDED; CREDENTIAL_REFUSED; VENDOR_UNAVAILABLE
     */
    public Resource adopt(Caller caller, SweepFinding finding, ManagedIntegration request) {
        check(caller.org(), finding, request);
        Making.Planned planned = making.planned(
                new Admission.Made(finding.offering(), request.parameters(), request.deletion(), Optional.empty()));
        making.checkUnrecorded(caller, finding.tag().resource());
        Map<String, String> progress = proof.progress(finding, planned.specification());
        return making.adopt(caller, request, planned, new Found(finding, progress));
    }

    private static void check(OrgId org, SweepFinding finding, ManagedIntegration request) {
        if (finding.kind() != SweepFinding.Kind.AT_VENDOR_ONLY) {
            throw new PermanentBrokerException(
                    ErrorCode.NOT_SUPPORTED, "what is " + finding.kind() + " is on record, and can't be adopted");
        }
        if (!finding.tag().org().equals(org)) {
            throw PermanentBrokerException.invalid("org", "isn't that of the mark, and it is adopted for no other");
        }
        boolean other = request.offering()
                .filter(offering -> !offering.equals(finding.offering()))
                .isPresent();
        if (request.original().isPresent()) {
            throw PermanentBrokerException.invalid("original", "is for what is made anew; this is there");
        }
        if (other) {
            throw PermanentBrokerException.invalid("offering", "isn't " + finding.offering() + ", which was found");
        }
    }
}
