package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.provider.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a change that isn't refused comes to.
 *
 * @param calls what would be called at the vendor, in order
 * @param warnings what it would do to those who use the resource
 * @param cost what the resource would cost afterwards
 */
record Outlook(List<String> calls, List<String> warnings, Optional<Cost> cost) {
    /** Nothing is called, nobody notices. */
    static Outlook nothing(Optional<Cost> cost) {
        return new Outlook(List.of(), List.of(), cost);
    }

    static Outlook of(List<String> calls, Optional<Cost> cost) {
        return new Outlook(calls, List.of(), cost);
    }

    Outlook warning(String... more) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(List.of(more));
        return new Outlook(calls, all, cost);
    }
}
