package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionUrl.Option;
import dev.resourcebroker.spi.EntryWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What the JDBC dialects share. */
final class Jdbc {
    private Jdbc() {}

    static Map<String, String> lastOfEach(List<Option> options, UnaryOperator<String> canonical) {
        Map<String, String> last = new LinkedHashMap<>();
        options.forEach(option -> last.put(canonical.apply(option.name()), option.text()));
        return last;
    }

    static List<Option> without(Map<String, String> options, Predicate<String> own) {
        List<Option> others = new ArrayList<>();
        options.forEach((name, value) -> {
            if (!own.test(name)) {
                others.add(new Option(name, value));
            }
        });
        return others;
    }

    /** A URL with options that nobody knows may hold a secret. */
    static void write(String url, boolean harmless, EntryWriter entries) {
        if (harmless) {
            entries.open("jdbc-url", url);
        } else {
            entries.secret("jdbc-url", url);
        }
    }
}
