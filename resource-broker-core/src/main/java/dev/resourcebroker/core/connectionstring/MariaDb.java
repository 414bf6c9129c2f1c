package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import java.util.Map;
import java.util.Set;

/** MariaDB: {@code mariadb://user:password@host:3306/database?options}. */
final class MariaDb implements Dialect {
    static final ResourceType TYPE = ResourceType.of("mariadb");

    private static final Map<String, String> SSL_MODES = Map.of(
            "disabled", "disable",
            "required", "trust",
            "verify_ca", "verify-ca",
            "verify_identity", "verify-full");

    @Override
    public ResourceType type() {
        return TYPE;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("mariadb");
    }

    @Override
    public Set<String> relatedSchemes() {
        return Set.of("mysql", "mysql2", "trilogy");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        MySqlUrl url = text.scheme().isEmpty() ? GoDsn.read(text.rest(), entries) : MySqlUrl.read(text);
        url.write(entries);
        entries.open("jdbc-url", url.jdbcUrl("jdbc:mariadb://", MariaDbJdbc::asItIs, SSL_MODES));
    }
}
