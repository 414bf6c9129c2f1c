package dev.resourcebroker.kubernetes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a cluster doesn't take something: the cause of the {@link dev.resourcebroker.error.BrokerException} that an injector
 * throws. Its message names objects, fields and managers, and never a value.
 */
public final class ClusterRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    public enum Reason {
        /** A Secret would be larger than Kubernetes takes, or a variable larger than a process takes. */
        TOO_LARGE,
        /** A name can't be a key of a Secret. */
        INVALID_KEY,
        /** The namespace isn't there, or is going. */
        NAMESPACE_MISSING,
        /** The workload, or one of its containers, isn't there. */
        WORKLOAD_MISSING,
        /** The broker's account lacks a right. */
        FORBIDDEN,
        /** Somebody else manages a field that is to be ours. */
        CONFLICT,
        /** An object of that name is there, and we didn't make it. */
        NOT_OURS,
        /** The cluster refuses the object for another reason: its own rules, or those of somebody's webhook. */
        INVALID,
        /** An object was changed between reading and writing. */
        CHANGED_MEANWHILE,
        /** The API server doesn't answer. */
        UNREACHABLE,
        /** The API server asks to wait. */
        THROTTLED
    }

    /** What is in the way. */
    private final Reason reason;

    /** Who manages the fields. */
    private final transient List<String> managers;

    /** How long the server asks to wait. */
    private final @Nullable Duration retryAfter;

    ClusterRefusal(Reason reason, String message, List<String> managers, @Nullable Duration retryAfter) {
        super(message);
        this.reason = reason;
        this.managers = List.copyOf(managers);
        this.retryAfter = retryAfter;
    }

    /**
     * Finds the refusal behind what an injector threw.
     *
     * @param thrown what was thrown
     * @return the refusal, when there is one
     */
    public static Optional<ClusterRefusal> of(Throwable thrown) {
        return Optional.ofNullable(thrown.getCause())
                .filter(ClusterRefusal.class::isInstance)
                .map(ClusterRefusal.class::cast);
    }

    /**
     * What is in the way.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Who manages the fields that are to be ours.
     *
     * @return field managers by name, for {@link Reason#CONFLICT}
     */
    public List<String> managers() {
        return managers;
    }

    /**
     * How long the API server asks to wait.
     *
     * @return the time from the answer on, for {@link Reason#THROTTLED} where it said so
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
