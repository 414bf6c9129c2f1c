package dev.resourcebroker.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.spi.EncryptionContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stored ciphertexts depend on these bytes: a change here makes them unreadable. */
class AssociatedDataTest {
    private static final ResourceId RESOURCE = ResourceId.parse("0197C5E0-0000-7000-8000-00000000002A");

    @Test
    void aFieldIsBoundToItsPlaceInThisOrder() {
        byte[] tenant = AssociatedData.tenant("prod-eu", OrgId.of("acme"));
        FieldPlace place = FieldPlace.of(RESOURCE, Purpose.CONNECTION_DETAILS, 12);
        assertThat(text(AssociatedData.field(tenant, place)))
                .isEqualTo("\0\0\0\u0017resource-broker/field/1"
                        + "\0\0\0\u0007prod-eu"
                        + "\0\0\0\u0004acme"
                        + "\0\0\0$0197c5e0-0000-7000-8000-00000000002a" // $ is 36
                        + "\0\0\0\u0012connection-details"
                        + "\0\0\0\u000212");
    }

    @Test
    void aKeysetIsBoundToItsContextSortedByName() {
        Map<String, String> context = Map.of("purpose", "org-keyset", "org", "acme", "installation", "prod-eu");
        assertThat(text(AssociatedData.keyset(new EncryptionContext(context))))
                .isEqualTo("\0\0\0\u0018resource-broker/keyset/1"
                        + "\0\0\0\u000cinstallation\0\0\0\u0007prod-eu"
                        + "\0\0\0\u0003org\0\0\0\u0004acme"
                        + "\0\0\0\u0007purpose\0\0\0\norg-keyset");
    }

    @Test
    void lengthsAreThoseOfUtf8() {
        byte[] bytes = AssociatedData.keyset(new EncryptionContext(Map.of("é", "𝄞")));
        assertThat(new String(bytes, StandardCharsets.UTF_8)).endsWith("\0\0\0\u0002é\0\0\0\u0004𝄞");
    }

    @Test
    void movingACharacterFromOneFieldToTheNextGivesOtherBytes() {
        assertThat(AssociatedData.tenant("prod", OrgId.of("euacme")))
                .isNotEqualTo(AssociatedData.tenant("prode", OrgId.of("uacme")));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
