package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.provisioning.Comparison.Verdict;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.provisioning.SweepReport;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Counts what a sweep finds, and hands it on. Not thread-safe. */
final class SweepTally {
    private final Map<OrgId, ErrorCode> unswept = new HashMap<>();
    private final Consumer<SweepFinding> consumer;
    private final Map<SweepFinding.Kind, Long> found = new EnumMap<>(SweepFinding.Kind.class);
    private long atVendor;
    private long onRecord;
    private long unjudged;
    private boolean isEnded;

    SweepTally(Consumer<SweepFinding> consumer) {
        this.consumer = consumer;
    }

    /** What was judged. */
    record Judged(OfferingSweep.Scope scope, Tag tag, String vendorId, Verdict verdict) {}

    void unswept(OrgId org, ErrorCode why) {
        unswept.put(org, why);
    }

    void atVendor(Judged judged) {
        atVendor++;
        tell(judged);
    }

    void onRecord(Judged judged) {
        onRecord++;
        tell(judged);
    }

    private void tell(Judged judged) {
        if (judged.verdict() instanceof Verdict.Unjudged) {
            unjudged++;
        }
        if (judged.verdict() instanceof Verdict.Differs differs) {
            found.merge(differs.kind(), 1L, Long::sum);
            OfferingSweep.Scope scope = judged.scope();
            isEnded = true;
            consumer.accept(
                    new SweepFinding(differs.kind(), scope.offering(), judged.tag(), judged.vendorId(), scope.owner()));
            isEnded = false;
        }
    }

    /** Whether it is the consumer who threw. */
    boolean isEnded() {
        return isEnded;
    }

    SweepReport report() {
        return new SweepReport(atVendor, onRecord, unjudged, found, unswept);
    }
}
