package dev.resourcebroker.core.crypto;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.spi.EncryptionContext;
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
        return LengthPrefixed.texts(FIELD, installation, org.value());
    }

    /** Binds a field to its place, given what {@link #tenant} gave. */
    static byte[] field(byte[] tenant, FieldPlace place) {
        String owner = place.owner().toString();
        return LengthPrefixed.append(tenant, owner, place.purpose().wireName(), Long.toString(place.seq()));
    }

    /** Binds a wrapped keyset to its context. */
    static byte[] keyset(EncryptionContext context) {
        List<String> pairs = context.values().entrySet().stream()
                .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
                .toList();
        return LengthPrefixed.append(LengthPrefixed.texts(KEYSET), pairs.toArray(String[]::new));
    }
}
