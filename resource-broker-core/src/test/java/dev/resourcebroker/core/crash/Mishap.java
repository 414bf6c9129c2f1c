package dev.resourcebroker.core.crash;

import dev.resourcebroker.tck.vendor.Fault;
import dev.resourcebroker.tck.vendor.Misbehaviour;
import dev.resourcebroker.tck.vendor.RequestKind;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What goes wrong at the vendor beside: the first request of each kind that a story is about. */
enum Mishap {
    NONE(null),
    ANSWER_LOST(Fault.ANSWER_LOST),
    REPEATED(Fault.REPEATED),
    ERROR_AFTER(Fault.ERROR_AFTER),
    /** Done while its deadline hasn't passed, and after everybody gave up. */
    LATE(Fault.LATE),
    TOO_MANY_REQUESTS(Fault.TOO_MANY_REQUESTS);

    private static final Duration LATER = Duration.ofMillis(200);

    private final Fault fault;

    Mishap(Fault fault) {
        this.fault = fault;
    }

    Misbehaviour[] misbehaviours(Set<RequestKind> concerned) {
        return Optional.ofNullable(fault).stream()
                .flatMap(struck -> concerned.stream().map(kind -> Misbehaviour.of(struck, kind)))
                .map(misbehaviour -> misbehaviour.only(1).after(fault == Fault.LATE ? LATER : Duration.ZERO))
                .toArray(Misbehaviour[]::new);
    }
}
