package dev.resourcebroker.core.binding;

import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An entry that is put together when it is asked for: the JDBC URL with user name and password in it, for programs that
 * read nothing else.
 */
final class JdbcLogin {
    static final String ENTRY = "jdbc-url.login";

    private static final String URL = "jdbc-url";
    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";
    private static final Set<String> PARTS = Set.of(URL, USERNAME, PASSWORD);
    private static final String RAW = "mariadb";
    private static final Set<String> TYPES = Set.of("postgresql", "mysql", RAW);

    private JdbcLogin() {}

    /** The names, and this one where it can be put together. */
    static Set<String> with(ResourceType type, Set<String> names) {
        Set<String> all = new HashSet<>(names);
        if (TYPES.contains(type.value()) && names.containsAll(PARTS)) {
            all.add(ENTRY);
        }
        return all;
    }

    /** An entry by its name, this one too. */
    static Optional<Entry> entry(ConnectionDetails details, String name) {
        Optional<Entry> stored = details.entry(name);
        return stored.isEmpty() && name.equals(ENTRY) ? composed(details) : stored;
    }

    private static Optional<Entry> composed(ConnectionDetails details) {
        if (!with(details.type(), details.names()).contains(ENTRY)) {
            return Optional.empty();
        }
        String url = reveal(details, URL);
        String username = encoded(reveal(details, USERNAME));
        String password = encoded(reveal(details, PASSWORD));
        boolean raw = details.type().value().equals(RAW);
        if (raw && !(username + password).equals(reveal(details, USERNAME) + reveal(details, PASSWORD))) {
            // MariaDB's driver decodes nothing: it would log in with what is encoded.
            return Optional.empty();
        }
        String mark = url.indexOf('?') < 0 ? "?" : "&";
        return Optional.of(Entry.secret(ENTRY, url + mark + "user=" + username + "&password=" + password));
    }

    private static String reveal(ConnectionDetails details, String name) {
        return details.value(name).orElseThrow().reveal();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
