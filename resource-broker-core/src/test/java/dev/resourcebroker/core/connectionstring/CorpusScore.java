package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.core.connectionstring.Claim.Defaults;
import dev.resourcebroker.core.connectionstring.Corpus.Row;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Reading;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a row is read as the client that it names, or one of them, reads it. */
final class CorpusScore {
    /** What isn't a part of the string, but what a client makes of it, or how it shows it. */
    private static final Set<String> NOT_PARTS = Set.of(
            "driver",
            "engine",
            "adapter",
            "render",
            "safe_string",
            "location",
            "conn_max_age",
            "conn_health_checks",
            "toString",
            "accepted",
            "timeout_ms",
            "verifyMode",
            "url",
            "canonical",
            "ssl",
            "ssl_negotiation",
            "server_settings",
            "target_session_attrs",
            "transport",
            "protocol",
            "username",
            "password",
            "host",
            "port",
            "hosts",
            "database",
            "db",
            "vhost",
            "socket",
            "path",
            "tls",
            "sentinel_master",
            "options",
            "hostaddr",
            "sslmode");
    /** No client of the service: a URL class, and a trap that the vendor's notes describe. */
    private static final Set<String> NOT_CLIENTS =
            Set.of("java:java.net.URI 17", "java:pgjdbc 42.7.8 (jdbc: + url as is)");

    private CorpusScore() {}

    static boolean isMet(Row row, Optional<ResourceType> stated) {
        Optional<Map<String, String>> read = read(row.input(), stated);
        if (row.json().containsKey("clients")) {
            return row.object("clients").entrySet().stream()
                    .filter(client -> !NOT_CLIENTS.contains(client.getKey())
                            || row.input().startsWith("https"))
                    .anyMatch(client -> agrees(Json.asObject(client.getValue()), row, read));
        }
        if (row.json().containsKey("driver")) {
            return agrees(
                    Map.of("result", row.object("driver_result")),
                    row,
                    read,
                    row.json().get("driver_result") == null);
        }
        return row.isError() ? read.isEmpty() : read.isPresent() && expected(row, read.get());
    }

    private static boolean agrees(Map<String, Object> client, Row row, Optional<Map<String, String>> read) {
        return agrees(client, row, read, client.containsKey("error"));
    }

    private static boolean agrees(
            Map<String, Object> client, Row row, Optional<Map<String, String>> read, boolean refused) {
        if (refused || read.isEmpty()) {
            return refused && read.isEmpty();
        }
        Map<String, Object> result = Json.asObject(client.get("result"));
        if (result.containsKey("userinfo_decoded")) {
            return false;
        }
        return new Claim(result, defaults(row.input())).agreesWith(read.get());
    }

    private static boolean expected(Row row, Map<String, String> entries) {
        Map<String, Object> claims = withoutGiven(row, entries);
        return new Claim(claims, defaults(row.input())).agreesWith(entries)
                && namedPartsAgree(claims, entries)
                && optionsAgree(row.input(), claims, entries);
    }

    /** What the caller or the environment gave beside the string says nothing about the string. */
    private static Map<String, Object> withoutGiven(Row row, Map<String, String> entries) {
        Map<String, Object> claims = new LinkedHashMap<>(row.object("expected"));
        Map<String, Object> given = new HashMap<>(row.object("call_overrides"));
        if (given.containsKey("host") || (row.json().containsKey("env") && !entries.containsKey("host"))) {
            claims.keySet().removeAll(Set.of("host", "port", "hosts"));
        }
        if (!row.input().contains("sslmode") || given.containsKey("ssl")) {
            claims.keySet().removeAll(Set.of("sslmode", "ssl", "krbsrvname"));
        }
        if (given.containsKey("user") || (row.json().containsKey("env") && !entries.containsKey("username"))) {
            claims.remove("username");
        }
        claims.keySet().removeAll(given.keySet());
        if (row.json().containsKey("default_db_argument")) {
            claims.remove("db");
        }
        // asyncpg takes the user's name for the database
        claims.computeIfPresent(
                "database", (k, v) -> v.equals(claims.get("username")) && !entries.containsKey(k) ? "" : v);
        return claims;
    }

    private static boolean namedPartsAgree(Map<String, Object> claims, Map<String, String> entries) {
        return same(claims, "hostaddr", entries.getOrDefault("hostaddr", ""))
                && same(claims, "sslmode", entries.getOrDefault("sslmode", ""))
                && same(claims, "sentinel_master", entries.getOrDefault("sentinel.master", ""))
                && same(claims, "path", entries.getOrDefault("socket", ""))
                && (!claims.containsKey("tls") || claims.get("tls").equals("true".equals(entries.get("tls"))))
                && (!claims.containsKey("transport") || claims.get("transport").equals(transport(entries)));
    }

    private static String transport(Map<String, String> entries) {
        boolean local = !entries.containsKey("hostaddr")
                && entries.getOrDefault("host", "/").startsWith("/");
        return local ? "local" : "inet";
    }

    private static boolean same(Map<String, Object> claims, String name, String read) {
        return claims.get(name) == null || Claim.text(claims.get(name)).equals(read);
    }

    private static boolean optionsAgree(String input, Map<String, Object> claims, Map<String, String> entries) {
        Map<String, Object> options = new LinkedHashMap<>(claims);
        options.keySet().removeAll(NOT_PARTS);
        if (claims.get("options") instanceof Map<?, ?>) {
            options.putAll(Json.asObject(claims.get("options")));
        }
        return options.entrySet().stream().allMatch(o -> optionAgrees(input, o, entries));
    }

    private static boolean optionAgrees(String input, Map.Entry<String, Object> claim, Map<String, String> entries) {
        String name = OptionName.of(claim.getKey());
        boolean ofTheString = input.contains(claim.getKey()) || entries.containsKey(name);
        if (!ofTheString || claim.getValue() == null || claim.getValue() instanceof Map || !OptionName.fits(name)) {
            return true;
        }
        String read = entries.getOrDefault(name, "");
        if (claim.getValue() instanceof List<?> values) {
            return String.join(",", values.stream().map(Claim::text).toList()).equals(read);
        }
        if (claim.getValue() instanceof Boolean flag) {
            return flag == !Set.of("false", "0", "no", "").contains(read.toLowerCase(Locale.ROOT));
        }
        return Claim.text(claim.getValue()).equals(read);
    }

    private static Defaults defaults(String input) {
        String scheme = input.toLowerCase(Locale.ROOT).replaceFirst("^jdbc:", "");
        for (String known : List.of(
                "postgres", "mysql", "mariadb", "redis", "mongodb", "amqps", "amqp", "https", "sqlserver", "mssql")) {
            if (scheme.startsWith(known)) {
                return switch (known) {
                    case "postgres" -> Defaults.of("postgresql");
                    case "mariadb" -> Defaults.of("mysql");
                    case "amqps" -> new Defaults("5671", "guest", "guest", "/");
                    case "sqlserver", "mssql" -> new Defaults("1433", "", "", "");
                    default -> Defaults.of(known);
                };
            }
        }
        return scheme.startsWith("pg:") ? Defaults.of("postgresql") : Defaults.of("");
    }

    /** The entries, or nothing when the string is refused. */
    static Optional<Map<String, String>> read(String input, Optional<ResourceType> stated) {
        try {
            Reading reading = ConnectionStrings.standard().explain(SecretValue.of(input), stated);
            Map<String, String> values = new LinkedHashMap<>();
            for (Entry entry : reading.details().entries()) {
                values.put(entry.name(), entry.value().reveal());
            }
            return Optional.of(values);
        } catch (BrokerException e) {
            return Optional.empty();
        }
    }
}
