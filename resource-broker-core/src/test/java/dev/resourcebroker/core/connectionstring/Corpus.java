package dev.resourcebroker.core.connectionstring;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cases that others wrote, where they are on this machine. */
public final class Corpus {
    private Corpus() {}

    /**
     * One case.
     *
     * @param line its number in the file, from 1
     */
    public record Row(String file, int line, Map<String, Object> json) {
        public String input() {
            return String.valueOf(json.get("input"));
        }

        String source() {
            return String.valueOf(json.get("source"));
        }

        boolean isError() {
            return json.containsKey("error");
        }

        public Map<String, Object> object(String name) {
            return Json.asObject(json.get(name));
        }

        String key() {
            return file + " " + line;
        }
    }

    /** All rows of a file; skips the test where the files are not there. */
    public static List<Row> rows(String file) {
        Path path = Path.of(System.getProperty("resource.broker.shared", "-"), "corpora", file + ".jsonl");
        assumeTrue(Files.isReadable(path), "skipped: the corpora are not on this machine (RESOURCE_BROKER_SHARED)");
        try {
            List<String> lines = Files.readAllLines(path);
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                rows.add(new Row(file, i + 1, Json.object(lines.get(i))));
            }
            return rows;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
