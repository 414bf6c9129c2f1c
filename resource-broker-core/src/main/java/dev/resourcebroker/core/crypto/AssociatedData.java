package dev.resourcebroker.core.crypto;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.spi.EncryptionContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a ciphertext is bound to, as bytes: fields one after the other, each as its length (4 bytes, big-endian) and its
 * UTF-8. With the lengths in front no two lists of fields give the same bytes.
 */
final class AssociatedData {
    private static final String FIELD = "resource-broker/field/1";
    private static final String KEYSET = "resource-broker/keyset/1";

    private AssociatedData() {}

    /** The part that all fields of an organisation share, so that it is encoded only once. */
    static byte[] tenant(String installation, OrgId org) {
        return append(new byte[0], FIELD, installation, org.value());
    }

    /** Binds a field to its place, given what {@link #tenant} gave. */
    static byte[] field(byte[] tenant, FieldPlace place) {
        String resource = place.resource().toString();
        return append(tenant, resource, place.purpose().wireName(), Long.toString(place.seq()));
    }

    /** Binds a wrapped keyset to its context. */
    static byte[] keyset(EncryptionContext context) {
        List<String> pairs = context.values().entrySet().stream()
                .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
                .toList();
        return append(append(new byte[0], KEYSET), pairs.toArray(String[]::new));
    }

    private static byte[] append(byte[] front, String... fields) {
        byte[][] encoded = new byte[fields.length][];
        int size = front.length;
        for (int i = 0; i < fields.length; i++) {
            encoded[i] = fields[i].getBytes(StandardCharsets.UTF_8);
            size += Integer.BYTES + encoded[i].length;
        }
        ByteBuffer all = ByteBuffer.allocate(size).put(front);
        for (byte[] field : encoded) {
            all.putInt(field.length).put(field);
        }
        return all.array();
    }
}
