package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import java.util.Set;

/**
 * SQL Server: {@code sqlserver://user:password@host:1433/database?options}, {@code sqlserver://host;database=...}, or
 * the {@code Server=...;Database=...} of ADO.NET and ODBC.
 */
final class SqlServer implements Dialect {
    static final ResourceType TYPE = ResourceType.of("sqlserver");

    @Override
    public ResourceType type() {
        return TYPE;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("sqlserver", "mssql", "sqlsrv");
    }

    @Override
    public boolean recognises(String text) {
        return text.indexOf(';') >= 0 && SqlServerParts.isServer(text.substring(0, Math.max(text.indexOf('='), 0)));
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        SqlServerParts parts = new SqlServerParts();
        if (text.scheme().isEmpty()) {
            SemicolonPairs.parse(text.rest(), true).forEach(pair -> parts.put(pair.name(), pair.value()));
        } else if (SemicolonPairs.follow(text.rest())) {
            SqlServerJdbc.read(text.rest(), parts, entries);
        } else {
            read(text.url(UrlRules.COMMON), parts);
        }
        parts.write(entries);
        entries.open("jdbc-url", parts.jdbcUrl());
    }

    private static void read(ConnectionUrl url, SqlServerParts parts) {
        url.hosts().forEach(parts::server);
        url.options().forEach(option -> parts.put(option.name(), option.text()));
        parts.login(url.login());
        parts.path(Texts.orNull(url.pathText()));
    }
}
