package dev.resourcebroker.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.examples.support.ChildProcess;
import dev.resourcebroker.examples.support.ChildProcess.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script names every example, from any directory and without building anything. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is a shell's")
class RunScriptTest {
    @TempDir
    Path elsewhere;

    private Ended run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder process =
                new ProcessBuilder(Project.root().resolve("examples/run").toString());
        process.command().addAll(List.of(arguments));
        return ChildProcess.run(process.directory(elsewhere.toFile()), Duration.ofMinutes(1));
    }

    @Test
    void withoutAName_itListsTheExamples() throws Exception {
        Ended ended = run();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output())
                .contains(
                        "bindings       Connection strings from standard input",
                        "hostservice    A service with",
                        "managedneon    A database at Neon",
                        "quickstart     Two tenants",
                        "tenlines       The ten lines");
    }

    @Test
    void withAnUnknownName_itFailsAndListsTheExamples() throws Exception {
        Ended ended = run("nosuch");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).contains("there is no example 'nosuch'", "quickstart");
    }
}
