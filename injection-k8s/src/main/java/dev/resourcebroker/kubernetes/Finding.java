package dev.resourcebroker.kubernetes;

import java.util.List;

/**
 * Something in a cluster that wasn't as it should be.
 *
 * @param kind what was found
 * @param object kind, namespace and name
 * @param managers who beside the broker wrote to it, as the API server keeps it
 */
public record Finding(Kind kind, String object, List<String> managers) {
    /** Copies the list. */
    public Finding {
        managers = List.copyOf(managers);
    }

    /** What was found. */
    public enum Kind {
        /** It wasn't there. */
        MISSING,
        /** It had other contents. */
        CHANGED,
        /** It is of no binding any more. */
        LEFT_OVER,
        /** The cluster, or the broker, refused; the object tells why. */
        REFUSED
    }
}
