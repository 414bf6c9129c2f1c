package dev.resourcebroker.core;

import dev.resourcebroker.core.keys.TinkFileKey;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.nio.file.Path;

/** Key encryption keys that are Tink keysets. */
public final class TinkKeyEncryptionKey {
    private TinkKeyEncryptionKey() {}

    /**
     * A key that lies in a file, as a cleartext JSON keyset of Tink with AES-256-GCM keys. Whoever reads the file and
     * the meta-database reads all secrets: keep the two apart, and back both up.
     *
     * <p>The file is made, readable by its owner only, on the very first start; a file that is missing later is
     * KEY_MISSING. Once made it is never written again.
     *
     * @param file where it lies; its folder must exist
     * @return a thread-safe key, which is read when the broker starts
     */
    public static KeyEncryptionKey fromFile(Path file) {
        return TinkFileKey.at(file);
    }
}
