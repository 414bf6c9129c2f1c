package dev.resourcebroker.core.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.core.crash.Player.Played;
import dev.resourcebroker.core.fixture.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is halted at every boundary of every story, and what another makes of it balances. With
 * {@code -Dcrash.matrix=whole} everything is combined with everything; with {@code -Dcrash.only=} and a pattern
 * only cells are played in whose text it is found, and with {@code -Dcrash.tell=true} the boundaries are printed.
 */
@Tag("once")
class CrashMatrixTest {
    @Test
    void whereverAProcessIsHalted_anotherFinishes_andTheVendorHoldsWhatIsOnRecord(@TempDir Path directory)
            throws Exception {
        try (Player player = new Player(Templates.in(directory))) {
            List<Played> recorded = player.play(Matrix.recordings());
            assertThat(failures(recorded)).isEmpty();
            Map<Story, List<String>> passed = passed(recorded);
            if (Boolean.getBoolean("crash.tell")) {
                passed.forEach((story, boundaries) -> System.out.println(story + " " + boundaries));
            }
            Matrix matrix = new Matrix(passed);
            Pattern only = Pattern.compile(System.getProperty("crash.only", ""));
            boolean whole = "whole".equals(System.getProperty("crash.matrix"));
            List<Cell> all = whole ? matrix.whole() : matrix.ordinary();
            if (Boolean.getBoolean("crash.tell")) {
                System.out.println(all.size() + " cells in all");
            }
            List<Cell> cells = all.stream()
                    .filter(cell -> only.matcher(cell.toString()).find())
                    .toList();
            List<Played> played = player.play(cells);
            List<String> failures = failures(played);
            System.out.println(summary(played, failures));
            assertThat(failures).isEmpty();
            if (only.pattern().isEmpty()) {
                assertThat(played).hasSizeGreaterThanOrEqualTo(least(whole ? "whole" : "ordinary"));
            }
        }
    }

    private static Map<Story, List<String>> passed(List<Played> recorded) {
        Map<Story, List<String>> passed = new EnumMap<>(Story.class);
        recorded.forEach(played -> passed.put(played.cell().story(), played.passed()));
        return passed;
    }

    private static List<String> failures(List<Played> played) {
        return played.stream()
                .map(Played::difference)
                .filter(difference -> !difference.isEmpty())
                .toList();
    }

    private static String summary(List<Played> played, List<String> failures) {
        Stream<Cell> cells = played.stream().map(Played::cell);
        long onPostgresql =
                cells.filter(cell -> cell.database() == Database.POSTGRESQL).count();
        return "crash matrix: " + played.size() + " cells, " + (played.size() - onPostgresql) + " on H2, "
                + onPostgresql + " on PostgreSQL, " + failures.size() + " out of balance";
    }

    private static int least(String matrix) throws IOException {
        try (InputStream in = CrashMatrixTest.class.getResourceAsStream("least-cells-" + matrix + ".txt")) {
            return Integer.parseInt(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
