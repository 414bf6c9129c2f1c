package dev.resourcebroker.core.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.core.fixture.TestBroker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The search for leaks finds what was leaked: otherwise finding nothing would mean nothing. */
class MarkersTest {
    private final Path directory = TestBroker.temporaryDirectory();

    static Stream<Arguments> everyMarkerInEveryForm() {
        return Stream.of(Markers.USER, Markers.PASSWORD, Markers.OPTION, Markers.META, Markers.CONTROL)
                .flatMap(marker -> Markers.forms(marker).entrySet().stream()
                        .map(form -> Arguments.of(marker, form.getKey(), form.getValue())));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("everyMarkerInEveryForm")
    void find_findsAPlantedMarkerAmongOtherBytes(String marker, String form, byte[] bytes) throws IOException {
        Path file = Files.createDirectories(directory.resolve("a/b")).resolve("file.bin");
        Random random = new Random(7);
        byte[] before = new byte[100_003];
        byte[] after = new byte[50_001];
        random.nextBytes(before);
        random.nextBytes(after);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(before);
        content.writeBytes(after);
        Files.write(file, content.toByteArray());
        assertThat(Markers.find(directory, Markers.forms(marker))).isEmpty();

        content.reset();
        content.writeBytes(before);
        content.writeBytes(bytes);
        content.writeBytes(after);
        Files.write(file, content.toByteArray());
        assertThat(Markers.find(directory, Markers.forms(marker))).contains("a/b/file.bin: " + form);
    }

    @Test
    void find_findsAMarkerWithinALongerTextThatIsBase64WhereverItBegins() throws IOException {
        for (int before = 0; before < 6; before++) {
            String text = "x".repeat(before) + "postgres://" + Markers.PASSWORD + "@db.acme.example/orders";
            String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            Files.writeString(directory.resolve("dump.txt"), "{\"uri\":\"" + base64 + "\"}");
            assertThat(Markers.find(directory, Markers.forms(Markers.PASSWORD)))
                    .as(text)
                    .isNotEmpty();
        }
    }

    @Test
    void find_looksAtTheNamesOfFilesToo() throws IOException {
        Files.createFile(directory.resolve("log-of-" + Markers.USER));
        assertThat(Markers.find(directory, Markers.forms(Markers.USER))).isNotEmpty();
    }
}
