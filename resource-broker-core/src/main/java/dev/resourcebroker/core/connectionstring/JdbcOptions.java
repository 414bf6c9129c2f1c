package dev.resourcebroker.core.connectionstring;

import org.jspecify.annotations.Nullable;

/** The options of a JDBC URL that is put together: {@code ?name=value&name=value}, percent-encoded. */
final class JdbcOptions {
    private final StringBuilder url;
    private char separator = '?';

    JdbcOptions(StringBuilder url) {
        this.url = url;
    }

    JdbcOptions with(String name, @Nullable String value) {
        if (value != null) {
            url.append(separator).append(name).append('=').append(Percent.encode(value));
            separator = '&';
        }
        return this;
    }
}
