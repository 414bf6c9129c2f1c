package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.lifecycle.Wishes.Known;
import dev.resourcebroker.core.lifecycle.Wishes.Wished;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A change of a resource that a vendor makes, in parts, so that a preview decides as the change itself does.
 *
 * @param operation how it is recorded
 * @param locking keeps what the decision depends on as it is
 * @param decision makes the wish of what is on record; only reads, and throws what is refused
 * @param writing writes what there is beside the wish
 */
record Intent(Operation operation, Consumer<Known> locking, Function<Known, Wished> decision, Consumer<Known> writing) {
    static Intent of(Operation operation, Function<Known, Wished> decision) {
        return new Intent(operation, known -> {}, decision, known -> {});
    }

    Intent locking(Consumer<Known> first) {
        return new Intent(operation, first, decision, writing);
    }

    Intent writing(Consumer<Known> beside) {
        return new Intent(operation, locking, decision, beside);
    }

    /** Decides and writes, within a transaction. */
    Wished in(Known known) {
        locking.accept(known);
        Wished wished = decision.apply(known);
        writing.accept(known);
        return wished;
    }
}
