package dev.resourcebroker.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlobalRegistryTest {
    @Test
    void theGlobalRegistryOfTinkStaysEmpty() throws Exception {
        assertThat(probe()).isEqualTo("registry is empty");
    }

    @Test
    void theProbeWouldSeeAFilledRegistry() throws Exception {
        assertThat(probe("fill")).isEqualTo("registry works");
    }

    private static String probe(String... args) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path")));
        command.add(GlobalRegistryProbe.class.getName());
        command.addAll(Arrays.asList(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        // Newer JDKs warn about protobuf first.
        return output.strip().lines().reduce("", (before, line) -> line);
    }
}
