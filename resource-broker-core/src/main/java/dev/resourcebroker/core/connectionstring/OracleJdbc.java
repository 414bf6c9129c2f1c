package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import java.util.Set;

/** Oracle as its JDBC driver reads it: {@code jdbc:oracle:thin:user/password@//host:1521/service}. */
final class OracleJdbc implements Dialect {
    @Override
    public ResourceType type() {
        return Oracle.TYPE;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("jdbc:oracle");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        int colon = text.rest().indexOf(':');
        if (colon < 0 || text.rest().indexOf('@') < colon) {
            throw ConnectionText.refused("isn't jdbc:oracle:thin:@ and an address");
        }
        OracleAddress address = OracleAddress.parse(text.rest().substring(colon + 1), entries);
        address.write(entries);
        String driver = text.schemeAsWritten() + ":" + text.rest().substring(0, colon + 1);
        Jdbc.write(driver + "@" + address.raw(), address.raw().indexOf('?') < 0, entries);
    }
}
