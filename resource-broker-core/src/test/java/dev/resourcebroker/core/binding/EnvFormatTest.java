package dev.resourcebroker.core.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.resourcebroker.error.BrokerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For any value: the readers of a format give it back, or the format refuses it by name. */
class EnvFormatTest {
    private static final String[] PARTS = {
        "'",
        "\"",
        "`",
        "\\",
        "\\\\",
        "\\n",
        "\\r",
        "\\'",
        "\\\"",
        "\\t",
        "\n",
        "\r",
        "\r\n",
        "#",
        " #",
        "=",
        " ",
        "\t",
        "$",
        "${",
        "}",
        "${NAME}",
        "${NAME:-x}",
        "$NAME",
        "$(id)",
        ":",
        ":-",
        "export ",
        "A=b",
        "\u2028",
        "\u00a0",
        "\ufeff",
        "\u0085",
        "\u001c",
        "\u000b",
        "\f",
        "\u0001",
        "\u007f",
        "a",
        "Z",
        "9",
        "%40",
        "\u00e4",
        "\ud83d\ude00",
        "\u6f22"
    };

    @TempDir
    private Path folder;

    private static String random(Random random) {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            value.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return value.toString();
    }

    /** Writes each value that isn't refused into a file of its own, between two others. */
    private List<String> carried(EnvFormat format, int tries, List<Path> files) throws Exception {
        Random random = new Random(20261125);
        List<String> carried = new ArrayList<>();
        for (int i = 0; i < tries; i++) {
            String value = random(random);
            try {
                Path file = folder.resolve(i + ".env");
                Files.writeString(file, "BEFORE='b'\n" + format.line("VALUE", value) + "\nAFTER='a'\n");
                files.add(file);
                carried.add(value);
            } catch (BrokerException e) {
                assertThat(e).hasMessageContaining("variable VALUE");
            }
        }
        return carried;
    }

    private static void assertRead(List<String> sent, List<Map<String, String>> read) {
        assertThat(read).hasSameSizeAs(sent);
        for (int i = 0; i < sent.size(); i++) {
            assertThat(read.get(i)).isEqualTo(Map.of("BEFORE", "b", "VALUE", sent.get(i), "AFTER", "a"));
        }
    }

    @Test
    void dotenv_isReadAlikeByNodeAndPython() throws Exception {
        DotenvReaders.assumeBoth();
        List<Path> files = new ArrayList<>();
        List<String> sent = carried(new DotenvFormat(), 4000, files);
        assertThat(sent).as("carried of 4000").hasSizeGreaterThan(2000);
        assertRead(sent, DotenvReaders.node(files));
        assertRead(sent, DotenvReaders.nodeFast(files));
        assertRead(sent, DotenvReaders.python(files));
    }

    /** A broad refusal would pass the test above. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " edge ",
                "it's",
                "say \"hi\"",
                "it's \"both\"",
                "a\\\\b",
                "C:\\new\\",
                "\\d+",
                "line\nbreak\n",
                "carriage\rreturn\r\n",
                "$HOME ${ $(id) $",
                "# no comment",
                "pass#word",
                "p\u00e4ss \u6f22\ud83d\ude00",
                "postgres://u:p%40ss@h.example:5432/d?x=1&y=%2F#f"
            })
    void dotenv_carriesWhatSomeFormCarries(String value) {
        assertThat(new DotenvFormat().line("NAME", value)).startsWith("NAME=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${HOME}", "a${b:-c}d", "'\"\n", "#'\"", "\\\\\n", "\\\r", "'\r\""})
    void dotenv_refusesWhatNoFormCarriesForBoth(String value) {
        assertThatThrownBy(() -> new DotenvFormat().line("SECRET", value))
                .hasMessageContaining("variable SECRET")
                .hasMessageNotContaining(value);
    }

    @Test
    void docker_isReadBack() throws Exception {
        Random random = new Random(20261125);
        for (int i = 0; i < 4000; i++) {
            String value = random(random);
            boolean carriable = value.indexOf('\n') < 0 && !value.endsWith("\r");
            try {
                String file = "BEFORE=b\n" + new DockerFormat().line("VALUE", value) + "\nAFTER=a\n";
                assertThat(DockerReader.read(file.getBytes(UTF_8)))
                        .isEqualTo(Map.of("BEFORE", "b", "VALUE", value, "AFTER", "a"));
                assertThat(carriable).as("carried <%s>", value).isTrue();
            } catch (BrokerException e) {
                assertThat(e).hasMessageContaining("variable VALUE");
                assertThat(carriable).as("refused <%s>", value).isFalse();
            }
        }
    }

    @Test
    void docker_itselfReadsBackTheSame() throws Exception {
        assumeTrue(DockerCommand.isThere(), "skipped: there is no command docker here");
        Random random = new Random(20261126);
        List<String> sent = new ArrayList<>(List.of("BYTE_ORDER_MARK=\ufeff"));
        for (int i = 0; i < 500; i++) {
            try {
                sent.add(new DockerFormat().line("V" + i, random(random)));
            } catch (BrokerException e) {
                assertThat(e).hasMessageContaining("variable V" + i);
            }
        }
        Path file = Files.writeString(folder.resolve("app.env"), String.join("\n", sent) + "\n");
        assertThat(DockerCommand.environment(file)).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void docker_takesTheLongestLineThatGosScannerTakes() throws Exception {
        String longest = "\u00e4".repeat(32_764) + "x";
        String line = new DockerFormat().line("VALUE", longest);
        assertThat(DockerReader.read((line + "\n").getBytes(UTF_8))).containsEntry("VALUE", longest);
        assertThatThrownBy(() -> DockerReader.read(("x" + line + "\n").getBytes(UTF_8)))
                .hasMessageContaining("too long");
        assertThatThrownBy(() -> new DockerFormat().line("VALUE", "x" + longest))
                .hasMessageContaining("variable VALUE");
    }
}
