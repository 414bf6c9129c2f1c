package dev.resourcebroker.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Keysets and a ciphertext that another version of Tink wrote. */
class TinkFixtureTest {
    @Test
    void keysetsOfAnEarlierTinkAreRead() throws IOException {
        String fixture = Files.readString(fixture());
        AesKeyset kek = AesKeyset.readJson(
                        part(fixture, "kek_keyset_json_cleartext").getBytes(UTF_8))
                .orElseThrow();
        byte[] wrapped = base64(part(fixture, "encryptedKeyset"));
        byte[] keyset = kek.decrypt(
                        wrapped, part(fixture, "keyset_associated_data").getBytes(UTF_8))
                .orElseThrow();
        AesKeyset org = AesKeyset.read(keyset).orElseThrow();
        assertThat(org.decrypt(
                        base64(part(fixture, "ciphertext_b64")),
                        part(fixture, "ciphertext_associated_data").getBytes(UTF_8)))
                .hasValueSatisfying(text -> assertThat(text).asString(UTF_8).isEqualTo(part(fixture, "plaintext")));
    }

    private static Path fixture() {
        String shared = System.getProperty("resource.broker.shared", "");
        Path file = Path.of(shared, "corpora", "07_tink_java_fixture.json");
        assumeTrue(Files.exists(file), "skipped: RESOURCE_BROKER_SHARED names no folder with the Tink fixture");
        return file;
    }

    /** The first property of this name: a text, or the JSON of an object. */
    private static String part(String json, String name) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            while (!name.equals(parser.currentName()) || parser.currentToken() == JsonToken.PROPERTY_NAME) {
                assertThat(parser.nextToken()).as(name).isNotNull();
            }
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                return parser.getString();
            }
            int start = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            return json.substring(start, (int) parser.currentLocation().getCharOffset());
        }
    }

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }
}
