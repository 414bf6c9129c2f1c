package dev.resourcebroker.core.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Tink keyset of AES-256-GCM keys, each ciphertext prefixed with the id of its key. Uses a configuration of its own:
 * Tink's global registry stays as the host left it. Thread-safe.
 */
final class AesKeyset {
    private static final Configuration AEAD = AeadConfig2026.get();

    private static final int PREFIX = 5;
    private static final byte PREFIX_VERSION = 1;

    private final KeysetHandle handle;
    private final Set<Integer> ids;
    private final Aead aead;

    private AesKeyset(KeysetHandle handle) throws GeneralSecurityException {
        this.handle = handle;
        this.ids = IntStream.range(0, handle.size())
                .mapToObj(i -> handle.getAt(i).getId())
                .collect(Collectors.toSet());
        this.aead = handle.getPrimitive(AEAD, Aead.class);
    }

    static AesKeyset generate() {
        return internal(() -> new AesKeyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AEAD)));
    }

    /** The keyset in Tink's binary form, when the bytes are such a keyset. */
    static Optional<AesKeyset> read(byte[] binary) {
        return parsed(() -> TinkProtoKeysetFormat.parseKeyset(binary, InsecureSecretKeyAccess.get(), AEAD));
    }

    /** The keyset in Tink's JSON form, when the bytes are such a keyset. */
    static Optional<AesKeyset> readJson(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        return parsed(() -> TinkJsonProtoKeysetFormat.parseKeyset(text, AEAD, InsecureSecretKeyAccess.get()));
    }

    /** These keys and a new one, which is the primary. */
    AesKeyset withNewPrimary() {
        return internal(() -> new AesKeyset(KeysetHandle.newBuilder(handle)
                .addEntry(KeysetHandle.importKey(unusedKey()).makePrimary())
                .build()));
    }

    private Key unusedKey() throws GeneralSecurityException {
        KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AEAD);
        while (ids.contains(fresh.getPrimary().getId())) {
            fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AEAD);
        }
        return fresh.getPrimary().getKey();
    }

    /** The primary without the other keys. */
    AesKeyset primaryOnly() {
        return internal(() -> new AesKeyset(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(handle.getPrimary().getKey()).makePrimary())
                .build()));
    }

    int size() {
        return handle.size();
    }

    /** The key that a ciphertext names, when it names one. */
    static Optional<Integer> keyOf(byte[] field, int offset) {
        if (field.length < offset + PREFIX || field[offset] != PREFIX_VERSION) {
            return Optional.empty();
        }
        return Optional.of(ByteBuffer.wrap(field).getInt(offset + 1));
    }

    boolean holds(int key) {
        return ids.contains(key);
    }

    boolean isPrimary(int key) {
        return handle.getPrimary().getId() == key;
    }

    byte[] binary() {
        return internal(() -> TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get(), AEAD));
    }

    byte[] json() {
        return internal(() -> TinkJsonProtoKeysetFormat.serializeKeyset(handle, AEAD, InsecureSecretKeyAccess.get()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The id of the first key, which stays the first when others are added. */
    String firstKeyId() {
        return Integer.toUnsignedString(handle.getAt(0).getId());
    }

    byte[] encrypt(byte[] plaintext, byte[] associatedData) {
        return internal(() -> aead.encrypt(plaintext, associatedData));
    }

    /** The plaintext, when the ciphertext is whole, of one of these keys, and bound to just this. */
    Optional<byte[]> decrypt(byte[] ciphertext, byte[] associatedData) {
        try {
            return Optional.of(aead.decrypt(ciphertext, associatedData));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "AesKeyset[" + firstKeyId() + "]";
    }

    // Tink may quote what it reads, and has runtime exceptions too for keysets that it can't use: all are dropped.
    private static Optional<AesKeyset> parsed(TinkCall<KeysetHandle> parse) {
        try {
            KeysetHandle handle = parse.run();
            return holdsOnlyAes(handle) ? Optional.of(new AesKeyset(handle)) : Optional.empty();
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean holdsOnlyAes(KeysetHandle handle) {
        for (int i = 0; i < handle.size(); i++) {
            if (!handle.getAt(i).getKey().getParameters().equals(PredefinedAeadParameters.AES256_GCM)) {
                return false;
            }
        }
        return true;
    }

    private static <T> T internal(TinkCall<T> call) {
        try {
            return call.run();
        } catch (GeneralSecurityException e) {
            throw new PermanentBrokerException(ErrorCode.INTERNAL, "this JVM's AES-GCM failed: " + e.getClass());
        }
    }

    @FunctionalInterface
    private interface TinkCall<T> {
        T run() throws GeneralSecurityException;
    }
}
