package dev.resourcebroker.verification.bench;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.mac.MacConfig2026;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;

/** Reads and writes stored fields with Tink alone, as the description of the format lets anybody do. */
final class RawTink {
    private static final Configuration AEAD = AeadConfig2026.get();

    private final Aead kek;
    private final String installation;

    RawTink(Path kekFile, String installation) {
        this.installation = installation;
        try {
            String json = Files.readString(kekFile);
            kek = TinkJsonProtoKeysetFormat.parseKeyset(json, AEAD, InsecureSecretKeyAccess.get())
                    .getPrimitive(AEAD, Aead.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An organisation's keyset, given the column that holds it. */
    Fields unwrap(String org, byte[] wrapped) throws GeneralSecurityException {
        byte[] place = texts(
                new byte[0],
                "resource-broker/keyset/1",
                "installation",
                installation,
                "org",
                org,
                "purpose",
                "org-keyset");
        Aead aead = TinkProtoKeysetFormat.parseKeyset(kek.decrypt(wrapped, place), InsecureSecretKeyAccess.get(), AEAD)
                .getPrimitive(AEAD, Aead.class);
        return new Fields(aead, texts(new byte[0], "resource-broker/field/1", installation, org));
    }

    /** The key of the audit log's chains, given the column that holds it. */
    Chain chain(byte[] wrapped) throws GeneralSecurityException {
        byte[] place =
                texts(new byte[0], "resource-broker/keyset/1", "installation", installation, "purpose", "audit-keyset");
        Configuration config = MacConfig2026.get();
        return new Chain(
                TinkProtoKeysetFormat.parseKeyset(kek.decrypt(wrapped, place), InsecureSecretKeyAccess.get(), config)
                        .getPrimitive(config, Mac.class));
    }

    private static byte[] texts(byte[] front, String... texts) {
        byte[][] encoded = new byte[texts.length][];
        int size = front.length;
        for (int i = 0; i < texts.length; i++) {
            encoded[i] = texts[i].getBytes(StandardCharsets.UTF_8);
            size += 4 + encoded[i].length;
        }
        ByteBuffer all = ByteBuffer.allocate(size).put(front);
        for (byte[] text : encoded) {
            all.putInt(text.length).put(text);
        }
        return all.array();
    }

    /** What ties entries of the audit log into chains. */
    record Chain(Mac key) {
        byte[] mac(String... fields) throws GeneralSecurityException {
            return key.computeMac(texts(new byte[0], fields));
        }
    }

    /** The fields of one organisation. */
    static final class Fields {
        private final Aead aead;
        private final byte[] front;

        private Fields(Aead aead, byte[] front) {
            this.aead = aead;
            this.front = front;
        }

        byte[] decrypt(UUID resource, long seq, byte[] field) throws GeneralSecurityException {
            return aead.decrypt(Arrays.copyOfRange(field, 1, field.length), place(resource, seq));
        }

        byte[] encrypt(UUID resource, long seq, byte[] plaintext) throws GeneralSecurityException {
            byte[] ciphertext = aead.encrypt(plaintext, place(resource, seq));
            return ByteBuffer.allocate(1 + ciphertext.length)
                    .put((byte) 1)
                    .put(ciphertext)
                    .array();
        }

        private byte[] place(UUID resource, long seq) {
            return texts(front, resource.toString(), "connection-details", Long.toString(seq));
        }
    }
}
