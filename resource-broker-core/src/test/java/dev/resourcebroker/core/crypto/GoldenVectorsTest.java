package dev.resourcebroker.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.keys.TinkFileKey;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.EncryptionContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first release wrote is readable for ever, with this library and with nothing but the JDK. */
class GoldenVectorsTest {
    private static final OrgId ACME = OrgId.of("acme");
    private static final ResourceId RESOURCE = ResourceId.parse("0197c5e0-0000-7000-8000-00000000002a");
    private static final EncryptionContext CONTEXT =
            new EncryptionContext(Map.of("installation", "prod-eu", "org", "acme", "purpose", "org-keyset"));
    private static final ConnectionDetails ORDERS = new ConnectionDetails(
            ResourceType.POSTGRESQL,
            List.of(
                    Entry.secret("uri", "postgres://app:s3cret@db.acme.example:5432/orders"),
                    Entry.open("host", "db.acme.example"),
                    Entry.open("port", "5432")));
    private static final ConnectionDetails CACHE = new ConnectionDetails(
            ResourceType.REDIS, List.of(Entry.secret("uri", "redis://:p\"ä\\s%40s\uD834\uDD1E@h")));
    private static final String ORDERS_JSON = "{\"type\":\"postgresql\",\"entries\":["
            + "{\"name\":\"uri\",\"value\":\"postgres://app:s3cret@db.acme.example:5432/orders\",\"secret\":true},"
            + "{\"name\":\"host\",\"value\":\"db.acme.example\",\"secret\":false},"
            + "{\"name\":\"port\",\"value\":\"5432\",\"secret\":false}]}";

    private final Map<String, String> vectors = vectors();

    @TempDir
    private Path folder;

    private static Map<String, String> vectors() {
        try (InputStream in = GoldenVectorsTest.class.getResourceAsStream("golden-1.txt")) {
            Map<String, String> vectors = new HashMap<>();
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> vectors.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
            return vectors;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] hex(String name) {
        return HexFormat.of().parseHex(vectors.get(name));
    }

    private TinkFileKey kek() throws IOException {
        Path file = folder.resolve("kek.json");
        Files.write(file, Base64.getDecoder().decode(vectors.get("kek.json")));
        TinkFileKey kek = TinkFileKey.at(file);
        kek.open(false);
        return kek;
    }

    private FieldCipher cipher(String keyset) {
        return OrgKeyset.read(hex(keyset)).orElseThrow().cipher("prod-eu", ACME);
    }

    @Test
    void theKeyFile_isReadUnderItsId() throws IOException {
        assertThat(kek().id()).isEqualTo(vectors.get("kek.id"));
    }

    @Test
    void wrappedKeysets_areUnwrapped() throws IOException {
        assertThat(kek().unwrap(hex("wrapped"), CONTEXT)).isEqualTo(hex("keyset"));
        assertThat(kek().unwrap(hex("wrapped.rotated"), CONTEXT)).isEqualTo(hex("keyset.rotated"));
    }

    @Test
    void fields_areDecrypted() {
        assertThat(cipher("keyset").decrypt(RESOURCE, 1, hex("field.1"))).isEqualTo(ORDERS);
        assertThat(cipher("keyset").decrypt(RESOURCE, 12, hex("field.12"))).isEqualTo(CACHE);
        assertThat(cipher("keyset.rotated").decrypt(RESOURCE, 13, hex("field.13")))
                .isEqualTo(ORDERS);
    }

    @Test
    void afterARotation_fieldsOfTheOldKeyAreDecryptedStill() {
        assertThat(cipher("keyset.rotated").decrypt(RESOURCE, 1, hex("field.1")))
                .isEqualTo(ORDERS);
        assertThat(cipher("keyset").knows(hex("field.13"))).isFalse();
    }

    @Test
    void aField_isLaidOutAsItWas() throws Exception {
        byte[] field = hex("field.1");
        assertThat(field).hasSize(34 + ORDERS_JSON.getBytes(UTF_8).length);
        assertThat(field[0]).as("format").isEqualTo((byte) 1);
        byte[] place =
                texts("resource-broker/field/1", "prod-eu", "acme", RESOURCE.toString(), "connection-details", "1");
        assertThat(opened(hex("keyset"), Arrays.copyOfRange(field, 1, field.length), place))
                .asString(UTF_8)
                .isEqualTo(ORDERS_JSON);
    }

    @Test
    void aWrappedKeyset_isLaidOutAsItWas() throws Exception {
        String json = new String(Base64.getDecoder().decode(vectors.get("kek.json")), UTF_8);
        String value = json.replaceAll("(?s).*\"value\":\"([^\"]+)\".*", "$1");
        byte[] wrapped = hex("wrapped");
        assertThat(wrapped).hasSize(33 + hex("keyset").length);
        assertThat("tink:" + Integer.toUnsignedString(ByteBuffer.wrap(wrapped).getInt(1)))
                .isEqualTo(vectors.get("kek.id"));
        byte[] place =
                texts("resource-broker/keyset/1", "installation", "prod-eu", "org", "acme", "purpose", "org-keyset");
        assertThat(opened(Base64.getDecoder().decode(value), wrapped, place)).isEqualTo(hex("keyset"));
    }

    /** AES-256-GCM with the JDK alone. A key's 32 bytes follow their tag and length in the protobuf that holds it. */
    private static byte[] opened(byte[] holdsKey, byte[] ciphertext, byte[] associatedData) throws Exception {
        String bytes = HexFormat.of().formatHex(holdsKey);
        int at = bytes.indexOf("1a20") / 2 + 2;
        assertThat(ciphertext[0]).as("Tink's prefix").isEqualTo((byte) 1);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(holdsKey, at, 32, "AES"),
                new GCMParameterSpec(128, ciphertext, 5, 12));
        cipher.updateAAD(associatedData);
        return cipher.doFinal(ciphertext, 17, ciphertext.length - 17);
    }

    private static byte[] texts(String... texts) {
        ByteBuffer all = ByteBuffer.allocate(1024);
        for (String text : texts) {
            byte[] encoded = text.getBytes(UTF_8);
            all.putInt(encoded.length).put(encoded);
        }
        return Arrays.copyOf(all.array(), all.position());
    }
}
