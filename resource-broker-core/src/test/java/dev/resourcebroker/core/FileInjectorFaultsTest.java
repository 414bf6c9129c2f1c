package dev.resourcebroker.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Injectors into files, in JVMs whose disk is full or that are killed at any moment. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX file system")
class FileInjectorFaultsTest {
    @TempDir
    private Path folder;

    private List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Its file of counters would be the first thing that doesn't fit.
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                FileInjectorProcess.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("exit code; printed %s", printed).isZero();
        return printed.lines().toList();
    }

    private static List<String> inShell(String script, List<String> command) {
        return Stream.concat(Stream.of("sh", "-c", script, "sh"), command.stream())
                .toList();
    }

    private static void assertRefusedWithEverythingAsItWas(List<String> printed) {
        assertThat(printed).hasSize(4);
        assertThat(printed.get(0)).containsAnyOf("app.env", "orders-db");
        assertThat(printed.subList(1, 4)).containsExactly("DELIVERY_FAILED", printed.get(0), "again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env-file", "bindings"})
    void aFullDisk_isATypedErrorAndLeavesEverythingAsItWas(String kind) throws Exception {
        assertRefusedWithEverythingAsItWas(run(onASmallDisk(folder, java("fill", kind, folder.toString()))));
    }

    /** Then nothing can be made ready beside it. */
    @Test
    void aFullRootThatIsAFileSystemOfItsOwn_isATypedErrorToo() throws Exception {
        Path root = Files.createDirectory(folder.resolve("bindings"));
        assertRefusedWithEverythingAsItWas(run(onASmallDisk(root, java("fill", "bindings", folder.toString()))));
    }

    private static List<String> onASmallDisk(Path at, List<String> java) throws InterruptedException {
        List<String> namespace = List.of("unshare", "-Urm", "sh", "-c");
        String mount = "mount -t tmpfs -o size=128k tmpfs '" + at + "'";
        assumeTrue(works(namespace, mount), "skipped: this user can't mount a small file system of its own");
        List<String> command = new ArrayList<>(namespace);
        command.addAll(List.of(mount + " && exec \"$@\"", "sh"));
        command.addAll(java);
        return command;
    }

    private static boolean works(List<String> namespace, String script) throws InterruptedException {
        List<String> command = new ArrayList<>(namespace);
        command.add(script);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"env-file", "bindings"})
    void aWriteThatFailsHalfWay_isATypedErrorAndLeavesEverythingAsItWas(String kind) throws Exception {
        // Files of this process end at 16 blocks.
        assertRefusedWithEverythingAsItWas(
                run(inShell("ulimit -f 16; exec \"$@\"", java("fill", kind, folder.toString()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"env-file", "bindings"})
    void aKill_leavesOneWholeVersionAndNothingAfterTheNextDelivery(String kind) throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 5; i++) {
            deliverUntilKilled(kind, random.nextInt(40));
            assertWhole(kind);
            FileInjectorProcess.injector(kind, folder).deliver(FileInjectorProcess.delivery("after"));
            assertThat(names()).containsExactlyInAnyOrderElementsOf(expected(kind));
        }
    }

    private void deliverUntilKilled(String kind, int millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(java("for-ever", kind, folder.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader reader = process.inputReader(UTF_8)) {
            assertThat(reader.readLine()).isEqualTo("delivering");
            assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void assertWhole(String kind) throws IOException {
        if (kind.equals("env-file")) {
            List<String> lines = Files.readAllLines(folder.resolve("app.env"));
            assertThat(lines.stream().map(line -> line.substring(2)).distinct()).hasSize(1);
            return;
        }
        for (String name : List.of("orders-db", "events-db")) {
            Path binding = folder.resolve("bindings").resolve(name);
            String value = Files.readString(binding.resolve("a"));
            assertThat(binding.resolve("b")).hasContent(value);
            assertThat(binding.resolve("n" + value.length() % 3)).hasContent(value);
            assertThat(binding.resolve("type")).hasContent("postgresql");
        }
    }

    /** Every name that isn't a version's, and how many versions there are. */
    private List<String> names() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !path.equals(folder))
                    .map(path -> folder.relativize(path)
                            .toString()
                            .replaceAll("\\.rb\\d+", "")
                            .replaceAll("\\.\\.\\d[\\d_]*", "VERSION"))
                    .toList();
        }
    }

    private static List<String> expected(String kind) {
        if (kind.equals("env-file")) {
            return List.of("app.env");
        }
        List<String> files = List.of("a", "b", "n2", "provider", "type");
        List<String> all = new ArrayList<>(List.of("bindings"));
        for (String binding : List.of("bindings/orders-db", "bindings/events-db")) {
            all.addAll(Arrays.asList(binding, binding + "/..data", binding + "/VERSION"));
            files.forEach(file -> all.addAll(List.of(binding + "/" + file, binding + "/VERSION/" + file)));
        }
        return all;
    }
}
