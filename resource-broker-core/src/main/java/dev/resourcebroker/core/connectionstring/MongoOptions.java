package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl.Option;
import dev.resourcebroker.spi.EntryWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MongoDB's options, names in lower case. What the specification tells drivers to warn of is warned of. */
final class MongoOptions {
    private static final Set<String> RENAMED = Set.of("wtimeout");
    private static final Set<String> TLS = Set.of("tls", "ssl");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final EntryWriter doubts;

    MongoOptions(List<Option> options, EntryWriter doubts) {
        this.doubts = doubts;
        options.forEach(this::add);
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    boolean isTrue(String name) {
        return "true".equals(values.get(name));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<Option> all() {
        List<Option> all = new ArrayList<>();
        values.forEach((name, value) -> all.add(new Option(name, value)));
        return all;
    }

    private void add(Option option) {
        String name = option.name().toLowerCase(Locale.ROOT);
        String value = option.value();
        if (value == null || name.isEmpty()) {
            throw ConnectionText.refused("has an option that isn't name=value");
        }
        String part = OptionName.of(name);
        if (!MongoOptionTypes.isKnown(name)) {
            doubts.warn("uri", "has an option that MongoDB's drivers don't know");
        } else if (!MongoOptionTypes.isValid(name, value)) {
            doubts.warn(part, "has a value that MongoDB's drivers ignore");
            return;
        } else if (RENAMED.contains(name)) {
            doubts.warn(part, "is the old name of an option");
        }
        put(name, value);
    }

    private void put(String name, String value) {
        String before = values.put(name, value);
        if (before == null) {
            return;
        }
        if (name.equals("readpreferencetags")) {
            values.put(name, before + ";" + value);
        } else if (!TLS.contains(name)) {
            doubts.warn(MongoOptionTypes.isKnown(name) ? OptionName.of(name) : "uri", "has an option more than once");
        } else if (!before.equals(value)) {
            throw ConnectionText.refused("says both that it wants TLS and that it doesn't");
        }
    }
}
