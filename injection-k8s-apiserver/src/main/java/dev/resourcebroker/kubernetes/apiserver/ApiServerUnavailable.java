package dev.resourcebroker.kubernetes.apiserver;

import org.jspecify.annotations.Nullable;

/** There is no API server to be had here; the message says why. */
public final class ApiServerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ApiServerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
