package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import java.util.Map;
import java.util.Set;

/** MySQL: {@code mysql://user:password@host:3306/database?options}, or the data source name of Go's driver. */
final class MySql implements Dialect {
    private static final Map<String, String> SSL_MODES = Map.of(
            "disabled", "DISABLED",
            "preferred", "PREFERRED",
            "required", "REQUIRED",
            "verify_ca", "VERIFY_CA",
            "verify_identity", "VERIFY_IDENTITY");

    @Override
    public ResourceType type() {
        return ResourceType.MYSQL;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("mysql", "mysql2", "mysqlgis", "mysql-connector", "trilogy");
    }

    @Override
    public Set<String> relatedSchemes() {
        return Set.of("mariadb");
    }

    @Override
    public boolean recognises(String text) {
        return GoDsn.recognises(text);
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        MySqlUrl url = text.scheme().isEmpty() ? GoDsn.read(text.rest(), entries) : MySqlUrl.read(text);
        url.write(entries);
        entries.open("jdbc-url", url.jdbcUrl("jdbc:mysql://", MySqlJdbc::encoded, SSL_MODES));
    }
}
