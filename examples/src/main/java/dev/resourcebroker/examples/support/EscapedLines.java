package dev.resourcebroker.examples.support;

import dev.resourcebroker.error.PermanentBrokerException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Texts, a line each, in which {@code \n}, {@code \r} and {@code \\} stand for line breaks and the backslash. Another
 * character behind a backslash is left as it is. Not thread-safe.
 */
public final class EscapedLines {
    private static final int END = -1;

    private final InputStream in;
    private byte[] line = new byte[0];

    /**
     * The lines of a stream.
     *
     * @param in UTF-8
     */
    public EscapedLines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /**
     * Goes to the next line.
     *
     * @return false when there is none
     * @throws IOException when the stream fails
     */
    public boolean advance() throws IOException {
        int next = in.read();
        if (next == END) {
            return false;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (; next != END && next != '\n'; next = in.read()) {
            bytes.write(next);
        }
        line = bytes.toByteArray();
        return true;
    }

    /**
     * Whether nothing more has arrived yet.
     *
     * @return true when reading on might wait
     * @throws IOException when the stream fails
     */
    public boolean atPause() throws IOException {
        return in.available() == 0;
    }

    /**
     * The text of this line.
     *
     * @return the text, without the line's end
     * @throws PermanentBrokerException INVALID_ARGUMENT when it is not UTF-8
     */
    public String text() {
        String escaped = decoded();
        // A carriage return of the text itself would be escaped: this one belongs to the line's end.
        return unescaped(escaped.endsWith("\r") ? escaped.substring(0, escaped.length() - 1) : escaped);
    }

    private String decoded() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw PermanentBrokerException.invalid("connectionString", "must be UTF-8");
        }
    }

    private static String unescaped(String escaped) {
        StringBuilder text = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char here = escaped.charAt(i);
            char stands = here == '\\' && i + 1 < escaped.length() ? meaning(escaped.charAt(i + 1)) : 0;
            text.append(stands == 0 ? here : stands);
            i += stands == 0 ? 0 : 1;
        }
        return text.toString();
    }

    private static char meaning(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '\\' -> '\\';
            default -> 0;
        };
    }
}
