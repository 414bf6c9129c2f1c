package dev.resourcebroker.core.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of every shape go through every call that takes or gives one, and come out only where they belong. */
@Tag("once")
class ShapesLeakTest {
    @TempDir
    private Path all;

    @TempDir
    private Path input;

    private void assertNothingLeaks(List<String> shapes, int accepted) throws Exception {
        Path file = Files.write(input.resolve("shapes"), shapes);
        LeakyProcess process = new LeakyProcess(all);
        process.run(LeakyShapes.class, file.toString());
        assertThat(Markers.find(all, Markers.forms(Markers.HEAD))).isEmpty();
        assertThat(Markers.find(all, Markers.forms(Markers.TAIL))).isEmpty();
        assertThat(Files.readString(process.evidence("stdout.txt")))
                .matches("(?s).*delivered exactly: (\\d+)\\s*")
                .satisfies(text -> assertThat(Integer.parseInt(text.replaceAll("(?s).*: (\\d+)\\s*", "$1")))
                        .isGreaterThanOrEqualTo(accepted));
        assertThat(Files.readAllLines(process.evidence("shown.txt"))).hasSizeGreaterThan(shapes.size() * 8);
    }

    @Test
    void secretsOfOurOwnShapes_comeOutNowhere() throws Exception {
        assertNothingLeaks(Shapes.ofOurOwn(), 15);
    }

    @Test
    void secretsOfTheShapesThatOthersLeaked_comeOutNowhere() throws Exception {
        List<String> shapes = Shapes.ofOthers();
        assertThat(shapes).hasSizeGreaterThan(40).allMatch(shape -> shape.contains(Markers.HEAD));
        assertNothingLeaks(shapes, 30);
    }

    @Test
    void theSearch_findsAShapeThatWasPrinted() throws IOException {
        Files.writeString(all.resolve("log"), Shapes.ofOurOwn().get(2));
        assertThat(Markers.find(all, Markers.forms(Markers.HEAD))).isNotEmpty();
        assertThat(Markers.find(all, Markers.forms(Markers.TAIL))).isNotEmpty();
    }
}
