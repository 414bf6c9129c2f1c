package dev.resourcebroker.neon;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.HttpRefusal;
import dev.resourcebroker.provider.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer of the vendor. Prints nothing of it.
 *
 * @param status its status; 0 when none came
 * @param content its object; null when it has none
 * @param retryAfter when to come again
 */
record Reply(int status, @Nullable JsonNode content, Optional<String> retryAfter) {
    private static final int LOCKED = 423;
    private static final int UNAVAILABLE = 503;

    static Reply none() {
        return new Reply(0, null, Optional.empty());
    }

    boolean isDenied() {
        return status == 401 || status == 403;
    }

    boolean isMissing() {
        return status == 404;
    }

    /** Whether the vendor is at something else with the project, and did nothing. */
    boolean isLocked() {
        return status == LOCKED;
    }

    boolean isFine() {
        return (status == 200 || status == 201) && content != null;
    }

    /** Whether what was to be deleted is gone: deleted now, or not there. */
    boolean isGone() {
        return isFine() || status == 204 || isMissing();
    }

    JsonNode json() {
        if (!isFine() || content == null) {
            throw unavailable();
        }
        return content;
    }

    /** A text somewhere in the object; nothing is known without it. */
    String text(String pointer) {
        return text(json(), pointer);
    }

    static String text(JsonNode object, String pointer) {
        String text = object.at(pointer).asString("");
        if (text.isEmpty()) {
            throw unavailable();
        }
        return text;
    }

    /** What an answer other than success says. The vendor states that nothing was done when it says 423 or 503. */
    <T> Outcome<T> refusal() {
        Optional<String> asked = status == UNAVAILABLE ? retryAfter.or(() -> Optional.of("0")) : retryAfter;
        return HttpRefusal.outcome(status, asked);
    }

    static TransientBrokerException unavailable() {
        return new TransientBrokerException(ErrorCode.VENDOR_UNAVAILABLE, "Neon doesn't tell", null);
    }

    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
