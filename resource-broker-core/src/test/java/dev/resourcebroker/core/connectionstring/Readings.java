package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Reading;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads texts in tests, revealing what they hold. */
final class Readings {
    private Readings() {}

    static Reading explain(String text, @Nullable String stated) {
        Optional<ResourceType> type = Optional.ofNullable(stated).map(ResourceType::of);
        return ConnectionStrings.standard().explain(SecretValue.of(text), type);
    }

    static Map<String, String> entries(String text) {
        return entries(explain(text, null).details());
    }

    static Map<String, String> entries(ConnectionDetails details) {
        Map<String, String> values = new LinkedHashMap<>();
        details.entries().forEach(e -> values.put(e.name(), e.value().reveal()));
        return values;
    }

    /** All entries but the string itself, {@code name=value}, secret ones with a star. */
    static String shown(String text, @Nullable String stated) {
        StringBuilder all = new StringBuilder();
        for (Entry entry : explain(text, stated).details().entries()) {
            if (!entry.name().equals(ConnectionDetails.URI)) {
                all.append(all.isEmpty() ? "" : " ")
                        .append(entry.secret() ? "*" : "")
                        .append(entry.name());
                all.append('=').append(entry.value().reveal());
            }
        }
        return all.toString();
    }

    static Map<String, String> warnings(String text) {
        Map<String, String> problems = new LinkedHashMap<>();
        explain(text, null).warnings().forEach(w -> problems.put(w.part(), w.problem()));
        return problems;
    }
}
