package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules.Decoding;
import java.util.List;
import java.util.Set;

/** SQL Server as its JDBC driver reads it: {@code jdbc:sqlserver://host\instance:1433;databaseName=...;user=...}. */
final class SqlServerJdbc implements Dialect {
    @Override
    public ResourceType type() {
        return SqlServer.TYPE;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("jdbc:sqlserver");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        SqlServerParts parts = new SqlServerParts();
        List<SemicolonPairs.Pair> pairs = read(text.rest(), parts, entries);
        parts.write(entries);
        boolean harmless = pairs.stream()
                .allMatch(p -> SqlServerParts.isCredential(p.name()) || SqlServerParts.isHarmless(p.name()));
        Jdbc.write(text.schemeAsWritten() + ":" + withoutCredentials(text.rest(), pairs), harmless, entries);
    }

    /** Reads {@code //host\instance:port;name=value}. Nothing is decoded. */
    static List<SemicolonPairs.Pair> read(String rest, SqlServerParts parts, EntryWriter doubts) {
        if (!rest.startsWith("//")) {
            throw ConnectionText.refused("has no // after its scheme");
        }
        int end = rest.indexOf(';') < 0 ? rest.length() : rest.indexOf(';');
        String server = rest.substring(2, end).strip();
        if (server.chars().anyMatch(c -> "@/?".indexOf(c) >= 0)) {
            throw ConnectionText.refused("has an @, / or ? before its first ;");
        }
        if (!server.isEmpty()) {
            parts.server(new HostParser(Decoding.NONE, doubts).one(server));
        }
        List<SemicolonPairs.Pair> pairs = SemicolonPairs.parse(rest.substring(end), false);
        pairs.forEach(pair -> parts.put(pair.name(), pair.value()));
        return pairs;
    }

    private static String withoutCredentials(String rest, List<SemicolonPairs.Pair> pairs) {
        int end = rest.indexOf(';');
        StringBuilder url = new StringBuilder(end < 0 ? rest : rest.substring(0, end));
        for (SemicolonPairs.Pair pair : pairs) {
            if (!SqlServerParts.isCredential(pair.name())) {
                url.append(';').append(pair.raw());
            }
        }
        return url.toString();
    }
}
