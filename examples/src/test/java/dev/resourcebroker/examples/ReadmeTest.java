package dev.resourcebroker.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows is what runs. */
class ReadmeTest {
    private static final Path PROJECT = Project.root();
    private static final Path EXAMPLE =
            PROJECT.resolve("examples/src/main/java/dev/resourcebroker/examples/TenLines.java");

    @Test
    void theTenLines_areThoseOfTheExample() throws IOException {
        String shown = between(Files.readAllLines(PROJECT.resolve("README.md")), "```java", "```");
        String run = between(Files.readAllLines(EXAMPLE), "// tag::readme[]", "// end::readme[]");
        assertThat(shown).isNotBlank().isEqualTo(run);
    }

    private static String between(List<String> lines, String begin, String end) {
        List<String> bare = lines.stream().map(String::strip).toList();
        assertThat(bare).contains(begin);
        List<String> rest = lines.subList(bare.indexOf(begin) + 1, lines.size());
        List<String> bareRest = rest.stream().map(String::strip).toList();
        assertThat(bareRest).contains(end);
        return String.join("\n", rest.subList(0, bareRest.indexOf(end))).stripIndent();
    }
}
