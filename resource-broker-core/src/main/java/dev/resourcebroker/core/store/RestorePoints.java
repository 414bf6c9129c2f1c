package dev.resourcebroker.core.store;

import dev.resourcebroker.provider.RestorePoint;
import java.time.Instant;

/** Points to restore to, as they are stored. */
public final class RestorePoints {
    private static final String AT = "at:";
    private static final String SNAPSHOT = "snapshot:";

    private RestorePoints() {}

    /**
     * Writes a point.
     *
     * @param point the point
     * @return its text
     */
    public static String write(RestorePoint point) {
        if (point instanceof RestorePoint.At at) {
            return AT + at.time();
        }
        return SNAPSHOT + ((RestorePoint.Snapshot) point).id();
    }

    /**
     * Reads a point.
     *
     * @param text what {@link #write} gave
     * @return the point
     */
    public static RestorePoint read(String text) {
        return text.startsWith(AT)
                ? new RestorePoint.At(Instant.parse(text.substring(AT.length())))
                : new RestorePoint.Snapshot(text.substring(SNAPSHOT.length()));
    }
}
