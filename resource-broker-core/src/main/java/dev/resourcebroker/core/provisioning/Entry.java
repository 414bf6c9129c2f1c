package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.store.ProgressRows;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a worker writes in one transaction.
 *
 * @param after the row as it is to be
 * @param guard what must still be so
 * @param trouble what hinders the resource
 * @param settles whether the worker comes to rest with this wish
 * @param act what the audit log tells of it
 * @param chosen what writes secrets that were chosen
 * @param more what is written beside
 */
record Entry(
        Row after,
        Guard guard,
        Trouble trouble,
        boolean settles,
        Optional<Act> act,
        Optional<Consumer<ProgressRows>> chosen,
        Consumer<ProgressRows> more) {
    static Entry of(Row after, Guard guard, Trouble trouble) {
        return new Entry(after, guard, trouble, false, Optional.empty(), Optional.empty(), rows -> {});
    }

    Entry act(Act told) {
        return new Entry(after, guard, trouble, settles, Optional.of(told), chosen, more);
    }

    Entry with(Consumer<ProgressRows> written) {
        return new Entry(after, guard, trouble, settles, act, chosen, written);
    }

    Entry choosing(Consumer<ProgressRows> written) {
        return new Entry(after, guard, trouble, settles, act, Optional.of(written), more);
    }

    Entry settling() {
        return new Entry(after, guard, trouble, true, act, chosen, more);
    }
}
