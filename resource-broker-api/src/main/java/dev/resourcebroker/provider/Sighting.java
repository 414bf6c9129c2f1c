package dev.resourcebroker.provider;

import org.jspecify.annotations.Nullable;

/**
 * A resource that a look saw under our name or our tag.
 *
 * @param id the vendor's id of it
 * @param name its name there
 * @param tag our tag; null when it carries none
 * @param condition what state it is in
 * @param asWished whether it is configured as the specification that the look was given says
 * @param stamp the highest number of an effect that its tag tells; 0 when it tells none
 */
public record Sighting(String id, String name, @Nullable Tag tag, Condition condition, boolean asWished, long stamp) {
    /** What state a resource is in at the vendor. */
    public enum Condition {
        /** Not usable yet. */
        MAKING,
        /** Usable. */
        READY,
        /** Deleted, and kept by the vendor for a while: the deletion can be taken back. */
        BINNED
    }

    /**
     * Whether it is there, usable or not.
     *
     * @return false for what was deleted
     */
    public boolean isAlive() {
        return condition != Condition.BINNED;
    }
}
