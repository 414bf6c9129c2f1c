package dev.resourcebroker.tck.vendor;

import dev.resourcebroker.tck.vendor.Misbehaviour.Occasion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Counts requests, and tells which of them go wrong. Thread-safe. */
final class Script {
    private final Map<RequestKind, Integer> counts = new EnumMap<>(RequestKind.class);
    private List<Line> lines = List.of();

    private static final class Line {
        private final Misbehaviour misbehaviour;
        private final Random random;
        private int seen;

        Line(Misbehaviour misbehaviour) {
            this.misbehaviour = misbehaviour;
            this.random = new Random(misbehaviour.occasion() instanceof Occasion.Sometimes some ? some.seed() : 0);
        }

        boolean strikes(RequestKind kind) {
            if (!misbehaviour.requests().contains(kind)) {
                return false;
            }
            seen++;
            if (misbehaviour.occasion() instanceof Occasion.Only only) {
                return seen == only.number();
            }
            return !(misbehaviour.occasion() instanceof Occasion.Sometimes some)
                    || random.nextDouble() < some.probability();
        }
    }

    synchronized void set(List<Misbehaviour> misbehaviours) {
        lines = misbehaviours.stream().map(Line::new).toList();
    }

    /** Counts a request; the first line that is about it counts. */
    synchronized Optional<Misbehaviour> next(RequestKind kind) {
        counts.merge(kind, 1, Integer::sum);
        List<Misbehaviour> struck = new ArrayList<>();
        for (Line line : lines) {
            if (line.strikes(kind)) {
                struck.add(line.misbehaviour);
            }
        }
        return struck.stream().findFirst();
    }

    synchronized int count(RequestKind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
