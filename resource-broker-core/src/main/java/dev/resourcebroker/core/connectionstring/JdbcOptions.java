package dev.resourcebroker.core.connectionstring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of a JDBC URL that is put together: {@code ?name=value&name=value}, percent-encoded. */
final class JdbcOptions {
    private final Map<String, String> options = new LinkedHashMap<>();

    JdbcOptions with(String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
        return this;
    }

    /** The options for a driver that decodes them. */
    String encoded() {
        StringBuilder query = new StringBuilder();
        options.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(Percent.encode(value)));
        return query.toString();
    }
}
