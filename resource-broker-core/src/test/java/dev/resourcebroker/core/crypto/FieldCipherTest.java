package dev.resourcebroker.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.tck.SequentialIds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldCipherTest {
    private static final OrgId ACME = OrgId.of("acme");
    private static final ResourceId ORDERS = new ResourceId(SequentialIds.nth(1));
    private static final ConnectionDetails DETAILS = new ConnectionDetails(
            ResourceType.POSTGRESQL,
            List.of(Entry.secret("uri", "postgres://app:marker-77aa@db/orders"), Entry.open("host", "db")));

    private final OrgKeyset keyset = OrgKeyset.generate();
    private final FieldCipher cipher = keyset.cipher("prod-eu", ACME);
    private final byte[] field = cipher.encrypt(ORDERS, 1, DETAILS);

    @Test
    void decrypt_atItsPlace_givesWhatWasEncrypted() {
        assertThat(cipher.decrypt(ORDERS, 1, field)).isEqualTo(DETAILS);
    }

    @Test
    void decrypt_withTheKeysetReadBack_givesWhatWasEncrypted() {
        OrgKeyset again = OrgKeyset.read(keyset.binary()).orElseThrow();
        assertThat(again.cipher("prod-eu", ACME).decrypt(ORDERS, 1, field)).isEqualTo(DETAILS);
    }

    @Test
    void encrypt_givesFormatOneAndHidesTheText() {
        assertThat(field[0]).isEqualTo((byte) 1);
        assertThat(new String(field, StandardCharsets.ISO_8859_1)).doesNotContain("marker-77aa", "orders", "uri");
        assertThat(cipher.encrypt(ORDERS, 1, DETAILS)).isNotEqualTo(field);
    }

    @Test
    void decrypt_elsewhere_fails() {
        assertFails(() -> keyset.cipher("prod-us", ACME).decrypt(ORDERS, 1, field), ACME, ORDERS);
        OrgId globex = OrgId.of("globex");
        assertFails(() -> keyset.cipher("prod-eu", globex).decrypt(ORDERS, 1, field), globex, ORDERS);
        ResourceId other = new ResourceId(SequentialIds.nth(2));
        assertFails(() -> cipher.decrypt(other, 1, field), ACME, other);
        assertFails(() -> cipher.decrypt(ORDERS, 2, field), ACME, ORDERS);
    }

    @Test
    void decrypt_ofAFieldWithAnotherPurpose_fails() {
        assertThat(cipher.decrypt(ORDERS, 1, fieldFor("connection-details"))).isEqualTo(DETAILS);
        assertFails(() -> cipher.decrypt(ORDERS, 1, fieldFor("secret-parameters")), ACME, ORDERS);
    }

    @Test
    void decrypt_withAnotherKeyset_fails() {
        FieldCipher other = OrgKeyset.generate().cipher("prod-eu", ACME);
        assertFails(() -> other.decrypt(ORDERS, 1, field), ACME, ORDERS);
    }

    @Test
    void decrypt_withAnyBitFlipped_fails() {
        for (int i = 0; i < field.length * 8; i++) {
            byte[] altered = field.clone();
            altered[i / 8] ^= (byte) (1 << (i % 8));
            assertFails(() -> cipher.decrypt(ORDERS, 1, altered), ACME, ORDERS);
        }
    }

    @Test
    void decrypt_truncatedAnywhere_fails() {
        for (int length = 0; length < field.length; length++) {
            byte[] truncated = Arrays.copyOf(field, length);
            assertFails(() -> cipher.decrypt(ORDERS, 1, truncated), ACME, ORDERS);
        }
    }

    @Test
    void decrypt_ofAnAuthenticFieldOfAnotherForm_isInternalAndSilent() {
        byte[] strange = seal("{\"marker-77aa\":[".getBytes(StandardCharsets.UTF_8), "connection-details");
        assertThatThrownBy(() -> cipher.decrypt(ORDERS, 1, strange))
                .isInstanceOfSatisfying(
                        PermanentBrokerException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL))
                .hasNoCause()
                .hasMessageContaining(ORDERS.toString())
                .hasMessageNotContaining("marker-77aa");
    }

    @Test
    void toString_showsNoKey() {
        assertThat(cipher).hasToString("FieldCipher[acme]");
        assertThat(keyset.toString()).matches("OrgKeyset\\[\\d+]");
    }

    private byte[] fieldFor(String purpose) {
        return seal(DetailsJson.write(DETAILS), purpose);
    }

    /** A field as the format describes it, made by hand. */
    private byte[] seal(byte[] plaintext, String purpose) {
        ByteBuffer data = ByteBuffer.allocate(256);
        for (String part : List.of("resource-broker/field/1", "prod-eu", "acme", ORDERS.toString(), purpose, "1")) {
            data.putInt(part.length()).put(part.getBytes(StandardCharsets.UTF_8));
        }
        AesKeyset aes = AesKeyset.read(keyset.binary()).orElseThrow();
        byte[] ciphertext = aes.encrypt(plaintext, Arrays.copyOf(data.array(), data.position()));
        return ByteBuffer.allocate(1 + ciphertext.length)
                .put((byte) 1)
                .put(ciphertext)
                .array();
    }

    /** One error for everything, with the ids and nothing else. */
    private static void assertFails(Runnable decrypt, OrgId org, ResourceId resource) {
        var error = catchThrowableOfType(PermanentBrokerException.class, decrypt::run);
        assertThat(error).isNotNull().hasNoCause();
        assertThat(error.code()).isEqualTo(ErrorCode.DECRYPTION_FAILED);
        assertThat(error)
                .hasMessage(
                        "what is stored for resource " + resource + " of organisation " + org + " failed to decrypt");
    }
}
