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
    LATE(Fault.LATE, Duration.ofMillis(100)),
    TOO_MANY_REQUESTS(Fault.TOO_MANY_REQUESTS),
    LOCKED(Fault.LOCKED),
    /** Not done, which nobody can tell. */
    UNAVAILABLE(Fault.UNAVAILABLE),
    /** To be asked again in a second. */
    UNAVAILABLE_FOR_NOW(Fault.UNAVAILABLE_FOR_NOW, Duration.ofSeconds(1)),
    /** Done, and no answer comes before the call's deadline. */
    HANG(Fault.HANG);

    private final Fault fault;
    private final Duration time;

    Mishap(Fault fault) {
        this(fault, Duration.ZERO);
    }

    Mishap(Fault fault, Duration time) {
        this.fault = fault;
        this.time = time;
    }

    Misbehaviour[] misbehaviours(Set<RequestKind> concerned) {
        return Optional.ofNullable(fault).stream()
                .flatMap(struck -> concerned.stream().map(kind -> Misbehaviour.of(struck, kind)))
                .map(misbehaviour -> misbehaviour.only(1).after(time))
                .toArray(Misbehaviour[]::new);
    }
}
