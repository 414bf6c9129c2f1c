package dev.resourcebroker.core;

import dev.resourcebroker.core.keys.TombstoneLog;
import dev.resourcebroker.spi.Tombstones;
import java.nio.file.Path;

/** Tombstones in a file. */
public final class TombstoneFile {
    private TombstoneFile() {}

    /**
     * Tombstones in a text file that only grows: a line per organisation, with its id and the time. Several processes may
     * share it on a file system that knows locks. Keep it apart from the meta-database, and don't restore it with that.
     * A line is on the disk before the destruction begins.
     *
     * <p>While the file can't be read or written, calls that need it fail with KEY_UNAVAILABLE. One that isn't there means
     * that nobody was destroyed: watch over it.
     *
     * @param file where it lies; made with the first tombstone, in a folder that exists
     * @return the tombstones; thread-safe
     */
    public static Tombstones at(Path file) {
        return new TombstoneLog(file);
    }
}
