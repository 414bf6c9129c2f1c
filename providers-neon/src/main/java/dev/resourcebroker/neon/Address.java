package dev.resourcebroker.neon;

import dev.resourcebroker.neon.role.Login;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.secret.SecretValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a database is, by a connection URI of the vendor, whose user and password are dropped.
 *
 * @param host the host
 * @param port the port; -1 when the URI has none
 * @param database the database
 * @param query what follows the question mark; empty when nothing does
 */
record Address(String host, int port, String database, String query) {
    private static final int USUAL_PORT = 5432;
    private static final Map<String, String> OPTIONS =
            Map.of("sslmode", "sslmode", "channel_binding", "option.channel-binding");
    private static final Map<String, String> DRIVER = Map.of("sslmode", "sslmode", "channel_binding", "channelBinding");

    static Address of(Reply reply) {
        try {
            URI uri = new URI(reply.text("/uri"));
            String path = uri.getPath();
            if (uri.getHost() == null || path == null || path.length() < 2) {
                throw Reply.unavailable();
            }
            String query = uri.getRawQuery();
            return new Address(uri.getHost(), uri.getPort(), path.substring(1), query == null ? "" : query);
        } catch (URISyntaxException e) {
            // Its message holds the text.
            throw Reply.unavailable();
        }
    }

    String uri(String role, String password) {
        return "postgresql://" + Reader.escaped(role) + ":" + Reader.escaped(password) + "@" + tail();
    }

    private String tail() {
        return host + (port < 0 ? "" : ":" + port) + "/" + Reader.escaped(database)
                + (query.isEmpty() ? "" : "?" + query);
    }

    private int knownPort() {
        return port < 0 ? USUAL_PORT : port;
    }

    private Map<String, String> options(Map<String, String> names) {
        Map<String, String> options = new LinkedHashMap<>();
        Stream.of(query.split("&", -1)).forEach(part -> {
            int equals = part.indexOf('=');
            String name = equals < 0 ? null : names.get(part.substring(0, equals));
            if (name != null) {
                options.put(name, part.substring(equals + 1));
            }
        });
        return options;
    }

    Login login(String role, String password) {
        Map<String, String> driver = new HashMap<>(options(DRIVER));
        return new Login(new Login.Server(host, knownPort(), database, driver), role, SecretValue.of(password));
    }

    /** How a role reaches the database through the pool here, and without it. */
    List<Entry> entries(Address unpooled, String role, String password) {
        String ssl = options(DRIVER).getOrDefault("sslmode", "");
        Stream<Entry> known = Stream.of(
                Entry.secret("uri", uri(role, password)),
                Entry.secret("uri-unpooled", unpooled.uri(role, password)),
                Entry.open("host", host),
                Entry.open("host-unpooled", unpooled.host()),
                Entry.open("port", Integer.toString(knownPort())),
                Entry.open("database", database),
                Entry.open("username", role),
                Entry.secret("password", password),
                Entry.open(
                        "jdbc-url",
                        "jdbc:postgresql://" + host + ":" + knownPort() + "/" + Reader.escaped(database)
                                + (ssl.isEmpty() ? "" : "?sslmode=" + ssl)));
        Stream<Entry> options = options(OPTIONS).entrySet().stream().map(o -> Entry.open(o.getKey(), o.getValue()));
        return Stream.concat(known, options).toList();
    }
}
