package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.Comparison.Verdict;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.provisioning.SweepReport;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Counts what a sweep finds, and hands it on. Not thread-safe. */
final class SweepTally {
    private final Consumer<SweepFinding> consumer;
    private final Map<SweepFinding.Kind, Long> found = new EnumMap<>(SweepFinding.Kind.class);
    private long atVendor;
    private long onRecord;
    private long unjudged;

    SweepTally(Consumer<SweepFinding> consumer) {
        this.consumer = consumer;
    }

    /** What was judged. */
    record Judged(OfferingId offering, Tag tag, String vendorId, Verdict verdict) {}

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
            consumer.accept(new SweepFinding(differs.kind(), judged.offering(), judged.tag(), judged.vendorId()));
        }
    }

    SweepReport report() {
        return new SweepReport(atVendor, onRecord, unjudged, found);
    }
}
