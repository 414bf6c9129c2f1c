package dev.resourcebroker.core.binding;

import dev.resourcebroker.error.PermanentBrokerException;

/** The shape of a target instance's name. */
final class Targets {
    private static final int MOST = 255;

    private Targets() {}

    static String checked(String target) {
        if (target.isEmpty() || target.length() > MOST) {
            throw PermanentBrokerException.invalid("target", "must have 1 to " + MOST + " characters");
        }
        if (target.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw PermanentBrokerException.invalid("target", "must not contain control characters or surrogates");
        }
        return target;
    }
}
