package dev.resourcebroker.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.examples.support.ChildProcess;
import dev.resourcebroker.examples.support.ChildProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each example ends well, prints what it promises, and leaves no file behind. */
class ExamplesTest {
    @TempDir
    Path temporary;

    private String outputOf(Class<?> example) throws IOException, InterruptedException {
        ProcessBuilder process = ChildProcess.of(example);
        process.command().add(1, "-Djava.io.tmpdir=" + temporary);
        // Tests make nothing that costs.
        process.environment().remove("NEON_API_KEY");
        Ended ended = ChildProcess.run(process, Duration.ofMinutes(3));
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(filesLeft()).isEmpty();
        return ended.output();
    }

    private List<Path> filesLeft() throws IOException {
        try (Stream<Path> walk = Files.walk(temporary)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void tenLines_bringTheConnectionStringToTheProgram() throws Exception {
        assertThat(outputOf(TenLines.class).lines()).contains("postgres://app:s3cret@db.acme.example:5432/orders");
    }

    @Test
    void quickstart_connectsEachTenantToItsOwnDatabaseBeforeAndAfterANewPassword() throws Exception {
        assertThat(outputOf(Quickstart.class))
                .containsSubsequence(
                        "I am acme_app in acme on port",
                        "I am globex_app in globex on port",
                        "NOT_FOUND: organisation 'globex' has no resource",
                        "password authentication failed for user \"acme_app\"",
                        "connection version 1 -> 2",
                        "host-1/acme/orders-api was given version 1",
                        "I am acme_app in acme on port",
                        "searched: ",
                        " ms",
                        "together");
    }

    @Test
    @Tag("once")
    void managedNeon_isNeverRefusedWhileItsCredentialIsRotatedAndGetsItsDataBack() throws Exception {
        String output = outputOf(ManagedNeon.class);
        assertThat(output)
                .containsSubsequence(
                        "This is a simulated Neon",
                        "USD a month at most",
                        "gets DATABASE_URL=********",
                        "host-1/events-api has version 1",
                        "serving as v1-",
                        "host-2/events-api has version 2",
                        "password authentication failed for user \"v1-",
                        "serving as v2-",
                        "events: 0",
                        "it is DELETION_PENDING",
                        "it is READY",
                        "Neon shows no trace of it",
                        "together");
        assertThat(output.lines())
                .filteredOn(line -> line.contains("every connection"))
                .hasSize(2)
                .allMatch(line -> line.matches(".*recorded [1-9].*came up: [1-9].*"))
                .first()
                .asString()
                .containsPattern("sessions that were ended: [1-9]");
    }

    @Test
    void hostService_findsTheSameResourceAgainAndKeepsItsPool() throws Exception {
        List<String> lines = outputOf(HostService.class).lines().toList();
        assertThat(after("once more:", lines)).isEqualTo(after("signed up:", lines));
        assertThat(after("the host's:", lines)).isEqualTo("customer");
        assertThat(after("ours:", lines)).contains("resources").doesNotContain("customer");
        assertThat(after("closed:", lines)).isEqualTo("every call had ended");
        assertThat(lines).last().isEqualTo("the host's pool is still open: 1 customer");
    }

    @Test
    void bindings_writeADirectoryOfWhatCanBeReadAndTellWhatCannot(@TempDir Path folder) throws Exception {
        Path root = folder.resolve("bindings");
        Path input = Files.writeString(folder.resolve("input"), """
                {"name": "orders-db", "connectionString": "postgres://app:s3cr%65t@db.acme.example/orders"}
                {"name": "cache", "connectionString": "rediss://:s3cret@cache.acme.example:6380"}

                {"name": "Not A Name", "connectionString": "postgres://app:s3cret@db.acme.example/orders"}
                {"name": "broken", "connectionString": "s3cret
                """);
        ProcessBuilder process = ChildProcess.of(Bindings.class);
        process.command().add(1, "-Djava.io.tmpdir=" + temporary);
        process.command().add(root.toString());
        Ended ended = ChildProcess.run(process.redirectInput(input.toFile()), Duration.ofMinutes(1));
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output())
                .contains("line 4: INVALID_ARGUMENT: name", "line 5: INVALID_ARGUMENT: line", "SERVICE_BINDING_ROOT=")
                .doesNotContain("s3cret");
        assertThat(root.resolve("orders-db/uri")).hasContent("postgres://app:s3cr%65t@db.acme.example/orders");
        assertThat(root.resolve("orders-db/password")).hasContent("s3cret");
        assertThat(root.resolve("cache/type")).hasContent("redis");
        try (Stream<Path> names = Files.list(root)) {
            assertThat(names).hasSize(2);
        }
        assertThat(filesLeft()).isEmpty();
    }

    private Ended explain(String input, String... arguments) throws Exception {
        ProcessBuilder process = ChildProcess.of(Explain.class);
        process.command().addAll(List.of(arguments));
        Path file = Files.writeString(temporary.resolve("input"), input);
        try {
            return ChildProcess.run(process.redirectInput(file.toFile()), Duration.ofMinutes(1));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void explain_answersEachLineInOrderWithSecretsMasked() throws Exception {
        Ended ended = explain("postgres://app:s3cret@db.acme.example/orders\n\nhttp://\n");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output().lines()).hasSize(3).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(ended.output().lines().findFirst().orElseThrow())
                .isEqualTo("{\"type\":\"postgresql\",\"entries\":{\"uri\":\"********\",\"host\":\"db.acme.example\","
                        + "\"port\":\"5432\",\"username\":\"app\",\"password\":\"********\",\"database\":\"orders\","
                        + "\"jdbc-url\":\"jdbc:postgresql://db.acme.example:5432/orders\"},"
                        + "\"env\":{\"DATABASE_URL\":\"********\"},\"warnings\":[]}");
        assertThat(ended.output().lines().skip(1))
                .allMatch(line -> line.startsWith("{\"error\":{\"code\":\"INVALID_ARGUMENT\",\"message\":\""));
    }

    @Test
    void explain_told_revealsExactlyWhatWasPasted() throws Exception {
        Ended ended = explain("redis://:a\\\\b%0A\\x@cache.acme.example\\r\\n\r\n", "--reveal");
        assertThat(ended.output())
                .contains("\"REDIS_URL\":\"redis://:a\\\\b%0A\\\\x@cache.acme.example\\r\\n\"")
                .contains("\"password\":\"a\\\\b\\n\\\\x\"")
                .contains("\"warnings\":[\"");
    }

    @Test
    void explain_ofWhatIsNotUtf8OrNotAnArgument_isRefused() throws Exception {
        Path file = Files.write(temporary.resolve("input"), new byte[] {'a', (byte) 0xff, '\n'});
        Ended ended =
                ChildProcess.run(ChildProcess.of(Explain.class).redirectInput(file.toFile()), Duration.ofMinutes(1));
        Files.delete(file);
        assertThat(ended.output())
                .isEqualToIgnoringNewLines(
                        "{\"error\":{\"code\":\"INVALID_ARGUMENT\",\"message\":\"connectionString must be UTF-8\"}}");
        assertThat(explain("", "--show").exitCode()).isEqualTo(2);
    }

    private static String after(String beginning, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()).strip())
                .findFirst()
                .orElseThrow();
    }
}
