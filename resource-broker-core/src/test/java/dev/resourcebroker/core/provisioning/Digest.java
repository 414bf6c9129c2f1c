package dev.resourcebroker.core.provisioning;

import java.time.Instant;

/** A number that tells states apart. Times count from now, so that what differs by its age alone is one state. */
final class Digest {
    private final Instant now;
    private long value = 0x9E3779B97F4A7C15L;

    Digest(Instant now) {
        this.now = now;
    }

    Digest add(long number) {
        long mixed = (value ^ number) * 0xBF58476D1CE4E5B9L;
        mixed ^= mixed >>> 29;
        mixed *= 0x94D049BB133111EBL;
        value = mixed ^ (mixed >>> 32);
        return this;
    }

    Digest add(boolean flag) {
        return add(flag ? 1 : 2);
    }

    Digest add(String text) {
        return add(text == null ? 0 : text.hashCode() * 31L + text.length());
    }

    Digest add(Enum<?> constant) {
        return add(constant == null ? null : constant.name());
    }

    /** A time to come; what has passed is all the same. */
    Digest add(Instant time) {
        return add(time.isAfter(now) ? time.getEpochSecond() - now.getEpochSecond() : 0);
    }

    long value() {
        return value;
    }
}
