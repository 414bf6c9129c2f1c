package dev.resourcebroker.core.binding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads an env file as the command line of Docker does (package kvfile of docker/cli): Go's line scanner, no quoting. */
final class DockerReader {
    private static final int TOKEN = 64 * 1024;

    private DockerReader() {}

    static Map<String, String> read(byte[] file) throws CharacterCodingException {
        Map<String, String> read = new LinkedHashMap<>();
        int start = 0;
        for (int i = 0; i <= file.length; i++) {
            boolean end = i == file.length;
            if (!end && i - start >= TOKEN) {
                throw new IllegalArgumentException("bufio.Scanner: token too long");
            }
            if ((end && i > start) || (!end && file[i] == '\n')) {
                int length = i > start && file[i - 1] == '\r' ? i - start - 1 : i - start;
                variable(text(file, start, length, start == 0), read);
                start = i + 1;
            }
        }
        return read;
    }

    private static String text(byte[] file, int start, int length, boolean first) throws CharacterCodingException {
        String line =
                UTF_8.newDecoder().decode(ByteBuffer.wrap(file, start, length)).toString();
        return first && line.startsWith("\ufeff") ? line.substring(1) : line;
    }

    private static void variable(String raw, Map<String, String> read) {
        String line = raw.stripLeading();
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals == 0 || line.substring(0, equals).chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("no variable name on line");
        }
        read.put(line.substring(0, equals), line.substring(equals + 1));
    }
}
