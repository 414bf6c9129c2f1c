package dev.resourcebroker.tck.vendor;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lines of names and values, as HTML forms are sent: what the fake vendor speaks. */
final class Form {
    private Form() {}

    static String write(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static Map<String, String> read(String line) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : line.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    static List<Map<String, String>> readLines(String text) {
        return text.lines().map(Form::read).toList();
    }
}
