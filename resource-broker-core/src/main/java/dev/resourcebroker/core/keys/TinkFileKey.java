package dev.resourcebroker.core.keys;

import dev.resourcebroker.core.crypto.WrappingKey;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A key encryption key in a file: a cleartext JSON keyset of Tink. Made on the very first start, by whichever process
 * comes first; never overwritten. Printing it shows the path only. Thread-safe.
 */
public final class TinkFileKey implements KeyEncryptionKey {
    private final KeyFile file;
    private final Consumer<String> warnings;
    private volatile @Nullable WrappingKey key;

    TinkFileKey(Path path, Consumer<String> warnings) {
        this.file = new KeyFile(path);
        this.warnings = warnings;
    }

    /**
     * The key in this file.
     *
     * @param path where it lies
     * @return the key, still to be opened
     */
    public static TinkFileKey at(Path path) {
        return new TinkFileKey(path, LoggerFactory.getLogger(TinkFileKey.class)::warn);
    }

    /**
     * Reads the key; makes it before when this is the first start and there is none.
     *
     * @throws PermanentBrokerException KEY_MISSING when there is no file, or it can't be made; KEY_MISMATCH when it
     *     can't be read as a keyset of AES-256-GCM keys
     */
    @Override
    public void open(boolean firstStart) {
        byte[] json = content(firstStart).orElseThrow(this::missing);
        key = WrappingKey.read(json).orElseThrow(this::notAKeyset);
        if (file.isOpenToOthers()) {
            warnings.accept("The key file " + file + " is readable by others than its owner; make its mode 0600");
        }
    }

    @Override
    public String id() {
        return opened().id();
    }

    @Override
    public byte[] wrap(byte[] keyset, EncryptionContext context) {
        return opened().wrap(keyset, context);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, EncryptionContext context) {
        return opened().unwrap(wrapped, context).orElseThrow(() -> notOfThisKey(context));
    }

    @Override
    public String toString() {
        return "TinkFileKey[" + file + "]";
    }

    private Optional<byte[]> content(boolean firstStart) {
        Optional<byte[]> content = file.read();
        if (content.isPresent() || !firstStart) {
            return content;
        }
        file.create(WrappingKey.generate().json());
        return file.read();
    }

    private WrappingKey opened() {
        WrappingKey opened = key;
        if (opened == null) {
            throw new PermanentBrokerException(ErrorCode.INTERNAL, "the key file " + file + " was never opened");
        }
        return opened;
    }

    private PermanentBrokerException missing() {
        String what = "the key file " + file + " is gone, although the meta-database was begun with one: put it back"
                + " from a backup; without it nothing that is stored can be decrypted";
        return new PermanentBrokerException(ErrorCode.KEY_MISSING, what);
    }

    private PermanentBrokerException notAKeyset() {
        String what = "the key file " + file + " is not a JSON keyset of Tink with AES-256-GCM keys only";
        return new PermanentBrokerException(ErrorCode.KEY_MISMATCH, what);
    }

    private PermanentBrokerException notOfThisKey(EncryptionContext context) {
        String what = "the wrapped keyset of " + context.values() + " was altered, moved from another place, or wrapped"
                + " by another key than " + id() + " in " + file;
        return new PermanentBrokerException(ErrorCode.KEY_MISMATCH, what);
    }
}
