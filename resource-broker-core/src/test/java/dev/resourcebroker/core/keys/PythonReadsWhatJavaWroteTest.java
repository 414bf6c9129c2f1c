package dev.resourcebroker.core.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.tck.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script of docs/crypto-format.md with Python's Tink, on a key file, a keyset and a field from here. */
class PythonReadsWhatJavaWroteTest {
    private static final String PYTHON = System.getProperty("python", "python3");
    private static final Pattern BLOCK = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);
    private static final OrgId ACME = OrgId.of("acme");
    private static final ResourceId ORDERS = ResourceId.parse("0197c5e0-0000-7000-8000-00000000002a");
    private static final ConnectionDetails DETAILS = new ConnectionDetails(
            ResourceType.POSTGRESQL,
            List.of(Entry.secret("uri", "postgres://app:p\"ä\\s%40s𝄞@db/orders"), Entry.open("host", "db")));

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        Run tink = run("-c", "import tink");
        assumeTrue(tink.status() == 0, "skipped: '" + PYTHON + "' has no module tink (-Dpython names another Python)");
        KeysetsInMemory store = new KeysetsInMemory();
        TinkFileKey kek = TinkFileKey.at(folder.resolve("kek.json"));
        kek.open(true);
        OrgKeys keys = TestKeys.of(kek, store, SettableClock.at(Instant.EPOCH)).start();
        byte[] field = keys.forWriting(ACME).encrypt(ORDERS, 12, DETAILS);
        Files.write(folder.resolve("field.bin"), field);
        Files.write(folder.resolve("keyset.bin"), store.find(ACME).orElseThrow().wrapped());
        Files.writeString(folder.resolve("read_field.py"), script());
    }

    @Test
    void theScriptOfTheDocsReadsAField() throws Exception {
        Run read = script("prod-eu", "acme", ORDERS.toString(), "12");
        assertThat(read.status()).as(read.output()).isZero();
        assertThat(read.output())
                .isEqualTo("{\"type\":\"postgresql\",\"entries\":["
                        + "{\"name\":\"uri\",\"value\":\"postgres://app:p\\\"ä\\\\s%40s𝄞@db/orders\",\"secret\":true},"
                        + "{\"name\":\"host\",\"value\":\"db\",\"secret\":false}]}");
    }

    @Test
    void theScriptOfTheDocsReadsNothingElsewhere() throws Exception {
        assertThat(script("prod-eu", "globex", ORDERS.toString(), "12").status())
                .isNotZero();
        assertThat(script("prod-eu", "acme", ORDERS.toString(), "13").status()).isNotZero();
    }

    private static String script() throws IOException {
        Path docs = Path.of(System.getProperty("basedir", "."), "..", "docs", "crypto-format.md");
        Matcher block = BLOCK.matcher(Files.readString(docs));
        assertThat(block.find()).as("a block of Python in %s", docs).isTrue();
        return block.group(1);
    }

    private Run script(String... place) throws Exception {
        String[] files = {"read_field.py", "kek.json", "keyset.bin", "field.bin"};
        String[] arguments = new String[files.length + place.length];
        System.arraycopy(files, 0, arguments, 0, files.length);
        System.arraycopy(place, 0, arguments, files.length, place.length);
        return run(arguments);
    }

    private Run run(String... arguments) throws Exception {
        ProcessBuilder python = new ProcessBuilder(PYTHON);
        python.command().addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        try {
            Process process = python.directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(1, TimeUnit.MINUTES);
            return new Run(ended ? process.exitValue() : -1, Files.readString(output, UTF_8));
        } catch (IOException e) {
            return new Run(-1, "no " + PYTHON);
        }
    }

    private record Run(int status, String output) {}
}
