package dev.resourcebroker.examples;

import dev.resourcebroker.binding.EnvironmentVariable;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.core.ConnectionStringReaders;
import dev.resourcebroker.core.EnvironmentVariables;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.examples.support.EscapedLines;
import dev.resourcebroker.examples.support.JsonLines;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.ConnectionStringReader;
import dev.resourcebroker.spi.Reading;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What connection strings from standard input mean: type, entries, variables, warnings.
 *
 * <p>Reads a connection string a line, in which {@code \n}, {@code \r} and {@code \\} stand for line breaks and the
 * backslash, and writes one JSON object a line: {@code {"type", "entries", "env", "warnings"}}, or
 * {@code {"error": {"code", "message"}}}. Secrets are masked unless the argument {@code --reveal} is given.
 */
public final class Explain {
    private static final String REVEAL = "--reveal";

    private final ConnectionStringReader reader = ConnectionStringReaders.standard();
    private final boolean reveal;

    private Explain(boolean reveal) {
        this.reveal = reveal;
    }

    /**
     * Runs the example.
     *
     * @param args nothing, or {@code --reveal}
     * @throws IOException when standard input or output fails
     */
    public static void main(String[] args) throws IOException {
        boolean reveal = List.of(args).equals(List.of(REVEAL));
        if (args.length > 0 && !reveal) {
            System.err.println("usage: examples/run explain [" + REVEAL + "]");
            System.exit(2);
        }
        new Explain(reveal).explainAll();
    }

    private void explainAll() throws IOException {
        EscapedLines lines = new EscapedLines(System.in);
        try (JsonLines out = new JsonLines(new FileOutputStream(FileDescriptor.out))) {
            while (lines.advance()) {
                out.write(explained(lines));
                if (lines.atPause()) {
                    out.flush();
                }
            }
        }
    }

    private Map<String, ?> explained(EscapedLines line) {
        try {
            return members(reader.explain(SecretValue.of(line.text()), Optional.empty()));
        } catch (BrokerException e) {
            Map<String, String> error = new LinkedHashMap<>();
            error.put("code", e.code().name());
            error.put("message", e.getMessage());
            return Map.of("error", error);
        }
    }

    private Map<String, ?> members(Reading reading) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", reading.details().type().value());
        members.put("entries", entries(reading.details().entries()));
        members.put("env", variables(EnvironmentVariables.of(reading.details(), Naming.defaults())));
        members.put(
                "warnings",
                reading.warnings().stream().map(Reading.Warning::toString).toList());
        return members;
    }

    private Map<String, String> entries(List<Entry> entries) {
        Map<String, String> shown = new LinkedHashMap<>();
        entries.forEach(entry -> shown.put(entry.name(), reveal ? entry.value().reveal() : entry.masked()));
        return shown;
    }

    private Map<String, String> variables(List<EnvironmentVariable> variables) {
        Map<String, String> shown = new LinkedHashMap<>();
        variables.forEach(
                variable -> shown.put(variable.name(), reveal ? variable.value().reveal() : variable.masked()));
        return shown;
    }
}
