package dev.resourcebroker.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one root of everything that the library throws. Its message names the field or the ids concerned and never
 * contains a secret value.
 */
public abstract sealed class BrokerException extends RuntimeException
        permits TransientBrokerException, PermanentBrokerException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    private final ErrorCode code;

    /** The argument that was refused, if one was. */
    private final @Nullable String field;

    BrokerException(ErrorCode code, @Nullable String field, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.field = field;
    }

    /**
     * The stable code.
     *
     * @return what went wrong
     */
    public ErrorCode code() {
        return code;
    }

    /**
     * The argument that was refused.
     *
     * @return the field's name, for {@link ErrorCode#INVALID_ARGUMENT}
     */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
