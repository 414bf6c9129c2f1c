package dev.resourcebroker.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the status of an HTTP answer other than success says about an effect. It repeats nothing of the answer. A
 * provider that knows more, such as that a 404 to a deletion is done, asks before.
 */
public final class HttpRefusal {
    private static final Duration LONGEST = Duration.ofDays(1);

    // The vendor asks to wait, or is at something else with this resource: nothing was done.
    private static final Set<Integer> LATER = Set.of(404, 409, 423, 425, 429);

    private static final int TIMEOUT = 408;
    private static final int UNAVAILABLE = 503;

    private HttpRefusal() {}

    /**
     * Judges a status. 429, and 503 that says when to come again, are not done and transient, and so are 404, 409, 423 and
     * 425; other statuses from 400 to 499 but 408 are permanent refusals; everything else is unknown.
     *
     * @param status the answer's status
     * @param retryAfter its header Retry-After, when there is one; a date is ignored, since it needs a clock
     * @param <T> what the effect would have given
     * @return not done or unknown
     */
    public static <T> Outcome<T> outcome(int status, Optional<String> retryAfter) {
        boolean asked = status == UNAVAILABLE && retryAfter.isPresent();
        if (LATER.contains(status) || asked) {
            return new Outcome.NotDone<>("HTTP_" + status, false, wait(retryAfter.orElse("")));
        }
        return status >= 400 && status < 500 && status != TIMEOUT
                ? new Outcome.NotDone<>("HTTP_" + status, true, Duration.ZERO)
                : new Outcome.Unknown<>();
    }

    private static Duration wait(String retryAfter) {
        if (!retryAfter.matches("[0-9]{1,9}")) {
            return Duration.ZERO;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(retryAfter));
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }
}
