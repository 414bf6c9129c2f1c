package dev.resourcebroker.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetailsJsonTest {
    private static final ConnectionDetails DETAILS = new ConnectionDetails(
            ResourceType.POSTGRESQL, List.of(Entry.secret("uri", "postgres://a:b@c/d"), Entry.open("port", "5432")));
    private static final String JSON = "{\"type\":\"postgresql\",\"entries\":["
            + "{\"name\":\"uri\",\"value\":\"postgres://a:b@c/d\",\"secret\":true},"
            + "{\"name\":\"port\",\"value\":\"5432\",\"secret\":false}]}";

    @Test
    void write_givesCompactJsonInThisOrder() {
        assertThat(new String(DetailsJson.write(DETAILS), UTF_8)).isEqualTo(JSON);
    }

    @Test
    void read_givesWhatWasWritten() {
        assertThat(DetailsJson.read(JSON.getBytes(UTF_8))).contains(DETAILS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"\\/\b\f\n\r\t\u0001\u001f", "p%40ss é ß 漢字 𝄞 \u2028 \ufeff \uffff", "{\"a\":[null]}"})
    void anyTextSurvives(String text) {
        assertSurvives(text);
    }

    @Test
    void longTextSurvives() {
        assertSurvives("𝄞\"é".repeat(300_000));
    }

    @Test
    void noEntriesSurvive() {
        ConnectionDetails none = new ConnectionDetails(ResourceType.of("http"), List.of());
        assertThat(DetailsJson.read(DetailsJson.write(none))).contains(none);
    }

    @Test
    void read_skipsPropertiesOfANewerVersionInAnyOrder() {
        String newer = "{\"since\":{\"x\":[1,{}]},\"entries\":[{\"secret\":true,\"hint\":[\"y\"],"
                + "\"value\":\"v\",\"name\":\"uri\"}],\"type\":\"http\",\"last\":1}";
        assertThat(DetailsJson.read(newer.getBytes(UTF_8)))
                .contains(new ConnectionDetails(ResourceType.of("http"), List.of(Entry.secret("uri", "v"))));
    }

    @Test
    void read_ofAnEntryThatDoesNotSayWhetherItIsSecret_takesItForSecret() {
        String json = "{\"type\":\"http\",\"entries\":[{\"name\":\"uri\",\"value\":\"v\"}]}";
        assertThat(DetailsJson.read(json.getBytes(UTF_8)).orElseThrow().entries())
                .singleElement()
                .satisfies(e -> assertThat(e.secret()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"type\":\"http\"}",
                "{\"entries\":[]}",
                "{\"type\":5,\"entries\":[]}",
                "{\"type\":\"Not A Type\",\"entries\":[]}",
                "{\"type\":\"http\",\"entries\":5}",
                "{\"type\":\"http\",\"entries\":[5]}",
                "{\"type\":\"http\",\"entries\":[{\"name\":\"uri\"}]}",
                "{\"type\":\"http\",\"entries\":[{\"value\":\"v\"}]}",
                "{\"type\":\"http\",\"entries\":[{\"name\":\"uri\",\"value\":null}]}",
                "{\"type\":\"http\",\"entries\":[{\"name\":\"URI\",\"value\":\"v\"}]}",
                "{\"type\":\"http\",\"entries\":[{\"name\":\"uri\",\"value\":\"\\ud800\"}]}",
                "{\"type\":\"http\",\"entries\":[{\"name\":\"uri\",\"value\":\"v\"},{\"name\":\"uri\",\"value\":\"v\"}]}"
            })
    void read_ofAnythingElse_givesNothing(String json) {
        assertThat(DetailsJson.read(json.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void read_truncatedAnywhere_givesNothing() {
        byte[] json = JSON.getBytes(UTF_8);
        for (int length = 0; length < json.length; length++) {
            assertThat(DetailsJson.read(Arrays.copyOf(json, length))).isEmpty();
        }
    }

    private static void assertSurvives(String text) {
        ConnectionDetails details = new ConnectionDetails(ResourceType.REDIS, List.of(Entry.secret("uri", text)));
        ConnectionDetails read = DetailsJson.read(DetailsJson.write(details)).orElseThrow();
        assertThat(read.value("uri").orElseThrow().reveal()).isEqualTo(text);
    }
}
