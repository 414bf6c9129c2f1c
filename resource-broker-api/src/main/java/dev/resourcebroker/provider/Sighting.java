package dev.resourcebroker.provider;

import java.util.Map;
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
 * @param actual what the vendor has of each parameter that can change, by name, as it is written; empty without
 *     {@link Extra#TELL}, in an inventory, and of what is deleted
 */
public record Sighting(
        String id,
        String name,
        @Nullable Tag tag,
        Condition condition,
        boolean asWished,
        long stamp,
        Map<String, String> actual) {
    /** Copies the map. */
    public Sighting {
        actual = Map.copyOf(actual);
    }

    /**
     * A resource of which the look tells no parameters.
     *
     * @param id the vendor's id of it
     * @param name its name there
     * @param tag our tag; null when it carries none
     * @param condition what state it is in
     * @param asWished whether it is configured as the specification that the look was given says
     * @param stamp the highest number of an effect that its tag tells; 0 when it tells none
     */
    public Sighting(String id, String name, @Nullable Tag tag, Condition condition, boolean asWished, long stamp) {
        this(id, name, tag, condition, asWished, stamp, Map.of());
    }

    /**
     * The same, with what the vendor has of its parameters.
     *
     * @param values by name, as they are written
     * @return a changed copy
     */
    public Sighting actual(Map<String, String> values) {
        return new Sighting(id, name, tag, condition, asWished, stamp, values);
    }

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
