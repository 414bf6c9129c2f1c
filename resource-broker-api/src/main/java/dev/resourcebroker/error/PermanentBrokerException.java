package dev.resourcebroker.error;

import org.jspecify.annotations.Nullable;

/** The same call fails again until somebody changes something. */
public final class PermanentBrokerException extends BrokerException {
    private static final long serialVersionUID = 1L;

    /**
     * An error that only a change heals.
     *
     * @param code a permanent code
     * @param message what happened, without any secret value
     * @param cause what a library threw, when it can't contain a secret value
     */
    public PermanentBrokerException(ErrorCode code, String message, @Nullable Throwable cause) {
        this(code, null, message, cause);
    }

    /**
     * An error that only a change heals, without a cause.
     *
     * @param code a permanent code
     * @param message what happened, without any secret value
     */
    public PermanentBrokerException(ErrorCode code, String message) {
        this(code, null, message, null);
    }

    private PermanentBrokerException(
            ErrorCode code, @Nullable String field, String message, @Nullable Throwable cause) {
        super(code, field, message, cause);
        if (code.isTransient()) {
            throw new IllegalArgumentException(code + " is transient");
        }
    }

    /**
     * A refused argument.
     *
     * @param field the argument's name
     * @param problem what is wrong with it, never repeating its value
     * @return the error, to be thrown
     */
    public static PermanentBrokerException invalid(String field, String problem) {
        return new PermanentBrokerException(ErrorCode.INVALID_ARGUMENT, field, field + " " + problem, null);
    }
}
