package dev.resourcebroker.core.reachability;

import dev.resourcebroker.resource.Verification.Code;

/** How many bytes may still be read. Used by one thread. */
final class Budget {
    private int left;

    Budget(int bytes) {
        left = bytes;
    }

    void spend(int bytes) throws Unverified {
        left -= Math.max(0, bytes);
        if (left < 0) {
            throw new Unverified(Code.PROTOCOL_ERROR);
        }
    }

    boolean isSpent() {
        return left < 0;
    }
}
