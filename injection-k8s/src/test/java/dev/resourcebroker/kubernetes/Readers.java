package dev.resourcebroker.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Programs in other languages, as a pod would run them. Each script prints lines of {@code base64(name) base64(value)}. */
enum Readers {
    NODE(List.of("node", "-e"), """
            const b64 = text => Buffer.from(text, 'utf8').toString('base64');
            function print(read) {
              for (const [name, value] of Object.entries(read)) console.log(b64(name) + ' ' + b64(value));
            }
            """),
    PYTHON(List.of(System.getProperty("python", "python3"), "-c"), """
            import base64, os, sys
            b64 = lambda text: base64.b64encode(text.encode()).decode()
            def show(read):
                for name, value in read.items():
                    print(b64(name), b64(value))
            """);

    private final String[] command;
    private final String prelude;

    Readers(List<String> command, String prelude) {
        this.command = command.toArray(String[]::new);
        this.prelude = prelude;
    }

    /** Skips the test where the import fails. */
    void assumeCan(String importing) throws InterruptedException {
        boolean there;
        try {
            there = start(importing, Map.of()).waitFor() == 0;
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, "skipped: " + this + " can't " + importing + " here (-Dpython, -Dnode.modules)");
    }

    Map<String, String> read(String script, Map<String, String> environment) throws IOException, InterruptedException {
        Process process = start(script, environment);
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("%s: %s", this, printed).isZero();
        Map<String, String> read = new TreeMap<>();
        for (String line : printed.lines().toList()) {
            String[] parts = line.split(" ", -1);
            read.put(decoded(parts[0]), decoded(parts[1]));
        }
        return read;
    }

    private Process start(String script, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.command().add(prelude + script);
        String path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("PYTHONUTF8", "1");
        builder.environment().put("NODE_PATH", System.getProperty("node.modules", ""));
        builder.environment().putAll(environment);
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }
}
