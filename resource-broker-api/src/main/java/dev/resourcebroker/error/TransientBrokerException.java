package dev.resourcebroker.error;

import org.jspecify.annotations.Nullable;

/** The same call may succeed later. */
public final class TransientBrokerException extends BrokerException {
    private static final long serialVersionUID = 1L;

    /**
     * An error that time may heal.
     *
     * @param code a transient code
     * @param message what happened, without any secret value
     * @param cause what a library threw, when it can't contain a secret value
     */
    public TransientBrokerException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, null, message, cause);
        if (!code.isTransient()) {
            throw new IllegalArgumentException(code + " is permanent");
        }
    }
}
