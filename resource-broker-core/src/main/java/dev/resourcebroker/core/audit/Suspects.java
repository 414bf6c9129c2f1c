package dev.resourcebroker.core.audit;

import dev.resourcebroker.audit.AuditFinding.Kind;
import dev.resourcebroker.core.store.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Entries of one chain that don't fit where they are: each was edited, or moved there from the place of another. */
final class Suspects {
    private static final int MOST = 100;

    private final Seal seal;
    private final List<StoredEntry> entries = new ArrayList<>();

    Suspects(Seal seal) {
        this.seal = seal;
    }

    /** Takes an entry, unless there are too many already. */
    boolean add(StoredEntry entry) {
        return entries.size() < MOST && entries.add(entry);
    }

    /** What happened to each, by its number; {@code last} is the last number of the chain. */
    Map<Long, Kind> judged(long last) {
        // Who takes one out and closes the gap leaves a last entry that came from one place further.
        long[] places = LongStream.concat(entries.stream().mapToLong(StoredEntry::seq), LongStream.of(last + 1))
                .toArray();
        Map<Long, Kind> judged = new TreeMap<>();
        for (StoredEntry entry : entries) {
            boolean moved = LongStream.of(places).anyMatch(place -> seal.fitsAt(place, entry));
            judged.put(entry.seq(), moved ? Kind.MOVED : Kind.EDITED);
        }
        return judged;
    }
}
