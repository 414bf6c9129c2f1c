package dev.resourcebroker.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.keys.TinkFileKey;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.tck.SequentialIds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything stored, in every wrong place and damaged in every way, fails closed with one code and one message, which
 * names nothing but where the reader was looking.
 */
class CorruptionMatrixTest {
    private static final ConnectionDetails DETAILS =
            new ConnectionDetails(ResourceType.REDIS, List.of(Entry.secret("uri", "redis://:m4rker@h")));
    private static final byte[] PLAINTEXT = DetailsJson.write(DETAILS);
    private static final String PURPOSE = Purpose.CONNECTION_DETAILS.wireName();
    private static int cells;

    // One keyset for all, so that nothing but the place keeps them apart.
    private final OrgKeyset keyset = OrgKeyset.generate();

    @TempDir
    private Path folder;

    private record Place(String installation, OrgId org, ResourceId resource, String purpose, long seq) {
        private static List<Place> all() {
            List<Place> all = new ArrayList<>();
            for (String installation : List.of("prod-eu", "staging")) {
                for (String org : List.of("acme", "globex", "acme:globex")) {
                    for (int resource = 1; resource <= 3; resource++) {
                        for (String purpose : List.of(PURPOSE, "secret-parameters", "brought-credential")) {
                            for (long seq : new long[] {1, 2, 12}) {
                                ResourceId id = new ResourceId(SequentialIds.nth(resource));
                                all.add(new Place(installation, OrgId.of(org), id, purpose, seq));
                            }
                        }
                    }
                }
            }
            return all;
        }
    }

    @AfterAll
    static void count() {
        System.out.println("corruption matrix: " + cells + " cells");
        assertThat(cells).isGreaterThan(10_000);
    }

    @Test
    void aField_opensInItsOwnPlaceAndInNoOther() {
        List<Place> places = Place.all();
        for (Place sealedAt : places) {
            byte[] field = sealed(sealedAt);
            for (Place openedAt : places) {
                if (openedAt.equals(sealedAt) && openedAt.purpose().equals(PURPOSE)) {
                    cells++;
                    assertThat(cipher(openedAt).decrypt(openedAt.resource(), openedAt.seq(), field))
                            .isEqualTo(DETAILS);
                } else if (openedAt.purpose().equals(PURPOSE)) {
                    failsClosed(openedAt, field);
                }
            }
        }
    }

    @Test
    void aField_withAnyBitFlipped_orCutOrLengthenedAnywhere_orOfAnotherKeyset_fails() {
        Place place = Place.all().get(0);
        byte[] field = sealed(place);
        for (byte[] damaged : damages(field)) {
            failsClosed(place, damaged);
        }
        OrgKeyset other = OrgKeyset.generate();
        failsClosed(place, other.cipher("prod-eu", place.org()).encrypt(place.resource(), place.seq(), DETAILS));
        failsClosed(place, PLAINTEXT);
    }

    @Test
    void aWrappedKeyset_unwrapsInItsOwnContextAndInNoOther() {
        TinkFileKey kek = kek("kek.json");
        List<EncryptionContext> contexts = contexts();
        for (EncryptionContext wrappedIn : contexts) {
            byte[] wrapped = kek.wrap(keyset.binary(), wrappedIn);
            for (EncryptionContext unwrappedIn : contexts) {
                if (!unwrappedIn.equals(wrappedIn)) {
                    mismatches(kek, unwrappedIn, wrapped);
                }
            }
        }
    }

    @Test
    void aWrappedKeyset_withAnyBitFlipped_orCutOrLengthenedAnywhere_orOfAnotherKey_isAMismatch() {
        TinkFileKey kek = kek("kek.json");
        EncryptionContext context = contexts().get(0);
        for (byte[] damaged : damages(kek.wrap(keyset.binary(), context))) {
            mismatches(kek, context, damaged);
        }
        mismatches(kek, context, kek("another.json").wrap(keyset.binary(), context));
        mismatches(kek, context, keyset.binary());
    }

    private static List<EncryptionContext> contexts() {
        List<EncryptionContext> contexts = new ArrayList<>(List.of(new EncryptionContext(Map.of())));
        for (String installation : List.of("prod-eu", "staging")) {
            for (String org : List.of("acme", "globex", "acme:globex")) {
                for (String purpose : List.of("org-keyset", "other")) {
                    contexts.add(
                            0,
                            new EncryptionContext(
                                    Map.of("installation", installation, "org", org, "purpose", purpose)));
                }
            }
        }
        contexts.add(new EncryptionContext(Map.of("installation", "prod-eu", "org", "acme")));
        return contexts;
    }

    private static List<byte[]> damages(byte[] right) {
        List<byte[]> damages = new ArrayList<>();
        for (int bit = 0; bit < right.length * 8; bit++) {
            byte[] flipped = right.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            damages.add(flipped);
        }
        for (int length = 0; length < right.length; length++) {
            damages.add(Arrays.copyOf(right, length));
            damages.add(Arrays.copyOfRange(right, right.length - length, right.length));
        }
        for (int more : new int[] {1, 16, 1000}) {
            damages.add(Arrays.copyOf(right, right.length + more));
        }
        return damages;
    }

    private TinkFileKey kek(String file) {
        TinkFileKey kek = TinkFileKey.at(folder.resolve(file));
        kek.open(true);
        return kek;
    }

    private FieldCipher cipher(Place place) {
        return keyset.cipher(place.installation(), place.org());
    }

    /** As the format describes it, for purposes too that nothing is encrypted for yet. */
    private byte[] sealed(Place place) {
        ByteBuffer data = ByteBuffer.allocate(512);
        for (String part : List.of(
                "resource-broker/field/1",
                place.installation(),
                place.org().value(),
                place.resource().toString(),
                place.purpose(),
                Long.toString(place.seq()))) {
            data.putInt(part.length()).put(part.getBytes(StandardCharsets.UTF_8));
        }
        byte[] ciphertext = AesKeyset.read(keyset.binary())
                .orElseThrow()
                .encrypt(PLAINTEXT, Arrays.copyOf(data.array(), data.position()));
        return ByteBuffer.allocate(1 + ciphertext.length)
                .put((byte) 1)
                .put(ciphertext)
                .array();
    }

    private void failsClosed(Place place, byte[] field) {
        cells++;
        fails(
                () -> cipher(place).decrypt(place.resource(), place.seq(), field),
                ErrorCode.DECRYPTION_FAILED,
                "what is stored for resource " + place.resource() + " of organisation " + place.org()
                        + " failed to decrypt");
    }

    private static void mismatches(TinkFileKey kek, EncryptionContext context, byte[] wrapped) {
        cells++;
        fails(
                () -> kek.unwrap(wrapped, context),
                ErrorCode.KEY_MISMATCH,
                "the wrapped keyset of " + context.values() + " was altered, moved from another place, or wrapped by"
                        + " another key than " + kek.id() + " in "
                        + kek.toString().replaceAll("TinkFileKey\\[|]", ""));
    }

    private static void fails(Runnable call, ErrorCode code, String message) {
        Throwable thrown = catchThrowable(call::run);
        assertThat(thrown)
                .isInstanceOf(PermanentBrokerException.class)
                .hasMessage(message)
                .hasNoCause();
        assertThat(((PermanentBrokerException) thrown).code()).isEqualTo(code);
    }
}
