package dev.resourcebroker.core.binding;

import java.nio.charset.StandardCharsets;

/** As {@code docker --env-file} reads it: what stands behind the equals sign, without any quoting. */
final class DockerFormat implements EnvFormat {
    // Go's bufio.Scanner gives up when 64 KiB hold no line break.
    private static final int MOST_BYTES = 64 * 1024 - 1;

    @Override
    public String line(String name, String value) {
        if (value.indexOf('\n') >= 0) {
            throw refused(name, "contains a line break, which no env file of docker carries");
        }
        if (value.endsWith("\r")) {
            throw refused(name, "ends with a carriage return, which docker drops");
        }
        String line = name + "=" + value;
        int bytes = line.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw refused(name, "makes a line of " + bytes + " bytes, docker reads " + MOST_BYTES);
        }
        return line;
    }

    private static RuntimeException refused(String name, String problem) {
        return Undeliverable.value("variable " + name, problem);
    }
}
