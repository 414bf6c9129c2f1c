package dev.resourcebroker.audit;

import dev.resourcebroker.Actor;
import java.time.Instant;
import java.util.Optional;

/**
 * Which entries: all that fit every part that is stated.
 *
 * @param subject entries about this; without a connection version, about any version
 * @param actor entries of this actor
 * @param from entries not before
 * @param until entries before
 */
public record AuditQuery(
        Optional<AuditSubject> subject, Optional<Actor> actor, Optional<Instant> from, Optional<Instant> until) {

    /** Every entry. */
    public static final AuditQuery ALL =
            new AuditQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Only entries about this.
     *
     * @param other the subject
     * @return a new query
     */
    public AuditQuery about(AuditSubject other) {
        return new AuditQuery(Optional.of(other), actor, from, until);
    }

    /**
     * Only entries of this actor.
     *
     * @param other the actor
     * @return a new query
     */
    public AuditQuery by(Actor other) {
        return new AuditQuery(subject, Optional.of(other), from, until);
    }

    /**
     * Only entries from this moment on.
     *
     * @param moment the first moment
     * @return a new query
     */
    public AuditQuery from(Instant moment) {
        return new AuditQuery(subject, actor, Optional.of(moment), until);
    }

    /**
     * Only entries before this moment.
     *
     * @param moment the first moment that is too late
     * @return a new query
     */
    public AuditQuery until(Instant moment) {
        return new AuditQuery(subject, actor, from, Optional.of(moment));
    }
}
