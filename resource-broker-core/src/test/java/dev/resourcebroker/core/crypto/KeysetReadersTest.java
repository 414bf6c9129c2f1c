package dev.resourcebroker.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.resourcebroker.spi.EncryptionContext;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetReadersTest {
    private static final EncryptionContext CONTEXT = new EncryptionContext(Map.of("org", "acme"));

    @Test
    void aKeyReadBackUnwrapsWhatItWrapped() {
        WrappingKey key = WrappingKey.generate();
        WrappingKey again = WrappingKey.read(key.json()).orElseThrow();
        assertThat(again.unwrap(key.wrap("keyset".getBytes(UTF_8), CONTEXT), CONTEXT))
                .hasValueSatisfying(keyset -> assertThat(keyset).isEqualTo("keyset".getBytes(UTF_8)));
        assertThat(again.id()).isEqualTo(key.id()).matches("tink:\\d{1,10}");
        assertThat(key).hasToString("WrappingKey[" + key.id() + "]");
    }

    @Test
    void theIdIsThatOfTheFirstKeyAlsoWhenAnotherIsPrimary() throws GeneralSecurityException {
        WrappingKey key = WrappingKey.generate();
        byte[] wrapped = key.wrap(new byte[] {1}, CONTEXT);
        WrappingKey rotated = WrappingKey.read(withNewPrimary(key.json())).orElseThrow();
        assertThat(rotated.id()).isEqualTo(key.id());
        assertThat(rotated.unwrap(wrapped, CONTEXT)).isPresent();
        assertThat(key.unwrap(rotated.wrap(new byte[] {1}, CONTEXT), CONTEXT)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("otherParameters")
    void keysetsOfOtherAlgorithmsAreNotTaken(Parameters parameters) throws GeneralSecurityException {
        Configuration config = AeadConfig2026.get();
        KeysetHandle handle = KeysetHandle.generateNew(parameters, config);
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(handle, config, InsecureSecretKeyAccess.get());
        assertThat(WrappingKey.read(json.getBytes(UTF_8))).isEmpty();
    }

    static Stream<Parameters> otherParameters() {
        return Stream.of(
                PredefinedAeadParameters.AES128_GCM,
                PredefinedAeadParameters.AES256_CTR_HMAC_SHA256,
                PredefinedAeadParameters.XCHACHA20_POLY1305);
    }

    @Test
    void keysetsThatAreNoAeadAreNotTaken() {
        String hmac = new String(WrappingKey.generate().json(), UTF_8).replace("AesGcmKey", "HmacKey");
        assertThat(WrappingKey.read(hmac.getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DISABLED", "DESTROYED", "UNKNOWN_STATUS"})
    void keysetsWithoutAnEnabledPrimaryAreNotTaken(String status) {
        String json = new String(WrappingKey.generate().json(), UTF_8).replace("ENABLED", status);
        assertThat(WrappingKey.read(json.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void keysetsWithOneForeignKeyAmongTheirsAreNotTaken() throws GeneralSecurityException {
        byte[] two = withNewPrimary(WrappingKey.generate().json());
        assertThat(WrappingKey.read(two)).isPresent();
        String foreign = new String(two, UTF_8).replaceFirst("tink.AesGcmKey", "tink.UnheardOfKey");
        assertThat(WrappingKey.read(foreign.getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"primaryKeyId\":1,\"key\":[]}", "{\"key\":5}", "\u0000", "{{{{"})
    void otherTextIsNotTaken(String text) {
        assertThat(WrappingKey.read(text.getBytes(UTF_8))).isEmpty();
        assertThat(OrgKeyset.read(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void truncatedKeysetsAreNotTaken() {
        byte[] json = new String(WrappingKey.generate().json(), UTF_8).strip().getBytes(UTF_8);
        for (int length = 0; length < json.length; length++) {
            assertThat(WrappingKey.read(Arrays.copyOf(json, length))).isEmpty();
        }
        byte[] binary = OrgKeyset.generate().binary();
        for (int length = 0; length < binary.length; length++) {
            assertThat(OrgKeyset.read(Arrays.copyOf(binary, length))).isEmpty();
        }
    }

    /** Nothing thrown, whatever the bytes: some of these keep the keyset whole and are taken. */
    @Test
    void alteredKeysetsAreTakenOrNotButThrowNothing() {
        Random random = new Random(42);
        byte[] json = WrappingKey.generate().json();
        byte[] binary = OrgKeyset.generate().binary();
        for (int i = 0; i < 20_000; i++) {
            WrappingKey.read(altered(json, random));
            OrgKeyset.read(altered(binary, random));
        }
    }

    private static byte[] altered(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        for (int i = 0; i <= random.nextInt(3); i++) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }

    private static byte[] withNewPrimary(byte[] json) throws GeneralSecurityException {
        Configuration config = AeadConfig2026.get();
        KeysetHandle old =
                TinkJsonProtoKeysetFormat.parseKeyset(new String(json, UTF_8), config, InsecureSecretKeyAccess.get());
        KeysetHandle both = KeysetHandle.newBuilder(old)
                .setConfiguration(config)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        return TinkJsonProtoKeysetFormat.serializeKeyset(both, config, InsecureSecretKeyAccess.get())
                .getBytes(UTF_8);
    }
}
