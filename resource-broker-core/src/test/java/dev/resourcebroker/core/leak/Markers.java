package dev.resourcebroker.core.leak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Texts that are planted, and a search for them in every form in which they could lie about. */
final class Markers {
    static final String USER = "m4rkUserQ7zV2";
    static final String PASSWORD = "m4rk/Pwd@K9xT4é";
    static final String OPTION = "m4rk+Option=H3nW8";
    /** The password of the meta-database. */
    static final String META = "m4rkMetaPwdJ5cL1";
    /** How a secret begins and ends whose shape is what matters: neither end may come out. */
    static final String HEAD = "m4rkHeadW2xQ";

    /** The platform's credential for a vendor. */
    static final String TOKEN = "m4rkTokenR6sZ3";

    static final String TAIL = "m4rkTailP8nD";
    /** What is leaked on purpose, to see that the search looks everywhere. */
    static final String CONTROL = "m4rkcontrolb6yd0";

    private Markers() {}

    static String connectionString() {
        return "postgres://" + USER + ":" + encoded(PASSWORD) + "@db.acme.example:5432/orders?sslpassword="
                + encoded(OPTION);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What a marker looks like as bytes, by the name of the form. */
    static Map<String, byte[]> forms(String marker) {
        Map<String, byte[]> forms = new LinkedHashMap<>(forms(marker.getBytes(StandardCharsets.UTF_8)));
        forms.put("UTF-16LE", marker.getBytes(StandardCharsets.UTF_16LE));
        forms.put("UTF-16BE", marker.getBytes(StandardCharsets.UTF_16BE));
        forms.put("ISO-8859-1", marker.getBytes(StandardCharsets.ISO_8859_1));
        forms.put("percent-encoded", ascii(encoded(marker)));
        forms.put("percent-encoded in lower case", ascii(lowerEscapes(encoded(marker))));
        forms.put("JSON", ascii(marker.replace("é", "\\u00e9")));
        return forms;
    }

    static Map<String, byte[]> forms(byte[] secret) {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        forms.put("bytes", secret);
        forms.put("hex", ascii(HexFormat.of().formatHex(secret)));
        forms.put("HEX", ascii(HexFormat.of().withUpperCase().formatHex(secret)));
        for (int shift = 0; shift < 3; shift++) {
            forms.put("Base64 shifted by " + shift, base64(Base64.getEncoder(), secret, shift));
            forms.put("URL-safe Base64 shifted by " + shift, base64(Base64.getUrlEncoder(), secret, shift));
        }
        return forms;
    }

    // Within other bytes a Base64 text depends on where it begins; its outermost characters depend on the neighbours.
    private static byte[] base64(Base64.Encoder encoder, byte[] secret, int shift) {
        byte[] shifted = new byte[shift + secret.length];
        System.arraycopy(secret, 0, shifted, shift, secret.length);
        byte[] text = encoder.withoutPadding().encode(shifted);
        return Arrays.copyOfRange(text, shift == 0 ? 0 : shift + 1, text.length - 1);
    }

    private static String lowerEscapes(String encoded) {
        StringBuilder lower = new StringBuilder(encoded);
        for (int i = lower.indexOf("%"); i >= 0; i = lower.indexOf("%", i + 1)) {
            lower.replace(i, i + 3, lower.substring(i, i + 3).toLowerCase(Locale.ROOT));
        }
        return lower.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where below a folder a secret lies, as {@code file: form}; its files' names are looked at too. */
    static List<String> find(Path root, Map<String, byte[]> forms) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                search(root, file, forms, found);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void search(Path root, Path file, Map<String, byte[]> forms, List<String> found) throws IOException {
        // One character per byte: the search of String is fast.
        Charset bytes = StandardCharsets.ISO_8859_1;
        String content = Files.isRegularFile(file) ? new String(Files.readAllBytes(file), bytes) : "";
        String name = root.relativize(file).toString();
        forms.forEach((form, secret) -> {
            String wanted = new String(secret, bytes);
            if (content.contains(wanted) || name.contains(wanted)) {
                found.add(name + ": " + form);
            }
        });
    }
}
