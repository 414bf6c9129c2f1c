package dev.resourcebroker.core.connectionstring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client says that a connection string means. What a client leaves out is what it takes by default, so an absent
 * part and the service's default are the same; brackets around an address are notation.
 */
final class Claim {
    private static final Map<String, List<String>> PARTS = Map.of(
            "username", List.of("username"),
            "password", List.of("password"),
            "database", List.of("database", "db", "vhost", "authSource"));

    private final Map<String, Object> claim;
    private final Defaults defaults;

    Claim(Map<String, Object> claim, Defaults defaults) {
        this.claim = claim;
        this.defaults = defaults;
    }

    /** What clients of a service take when nothing is said. */
    record Defaults(String port, String username, String password, String database) {
        static Defaults of(String scheme) {
            return switch (scheme) {
                case "postgresql" -> new Defaults("5432", "", "", "");
                case "mysql" -> new Defaults("3306", "", "", "");
                case "redis" -> new Defaults("6379", "", "", "0");
                case "mongodb" -> new Defaults("27017", "", "", "admin");
                case "amqp" -> new Defaults("5672", "guest", "guest", "/");
                case "https" -> new Defaults("443", "", "", "");
                default -> new Defaults("", "", "", "");
            };
        }
    }

    boolean agreesWith(Map<String, String> entries) {
        return agrees("username", entries, defaults.username())
                && agrees("password", entries, defaults.password())
                && agrees("database", entries, defaults.database())
                && hostsAgree(entries);
    }

    private boolean agrees(String part, Map<String, String> entries, String byDefault) {
        for (String name : PARTS.getOrDefault(part, List.of())) {
            if (claim.containsKey(name)) {
                String claimed = text(claim.get(name));
                String read = entries.getOrDefault(part, "");
                return claimed.equals(read) || orDefault(claimed, byDefault).equals(orDefault(read, byDefault));
            }
        }
        return true;
    }

    private boolean hostsAgree(Map<String, String> entries) {
        List<String> read = pairs(entries.getOrDefault("host", ""), entries.getOrDefault("port", ""));
        if (claim.get("hosts") instanceof List<?> hosts) {
            Set<String> claimed = new LinkedHashSet<>();
            hosts.forEach(host -> claimed.add(pair(host)));
            return new ArrayList<>(claimed).equals(hosts.isEmpty() ? List.of() : read)
                    || (hosts.isEmpty() && !entries.containsKey("host"));
        }
        if (claim.get("addr") instanceof String address) {
            return pair(address).equals(read.get(0));
        }
        if (!claim.containsKey("host") && !claim.containsKey("port")) {
            return true;
        }
        List<String> claimed = pairs(
                claim.containsKey("host") ? text(claim.get("host")) : entries.getOrDefault("host", ""),
                claim.containsKey("port") ? text(claim.get("port")) : entries.getOrDefault("port", ""));
        return claimed.equals(read) || claimed.equals(read.subList(0, 1));
    }

    /** Of two lists, or of one host and its port. */
    private List<String> pairs(String hosts, String ports) {
        String[] names = hosts.split(",", -1);
        String[] numbers = ports.isEmpty() ? new String[names.length] : ports.split(",", -1);
        List<String> pairs = new ArrayList<>();
        if (numbers.length != names.length) {
            return List.of(pair(hosts, ports));
        }
        for (int i = 0; i < names.length; i++) {
            pairs.add(numbers[i] == null ? pair(names[i]) : pair(names[i], numbers[i]));
        }
        return pairs;
    }

    private String pair(@Nullable Object host) {
        if (host instanceof List<?> pair) {
            return pair(text(pair.get(0)), text(pair.get(1)));
        }
        String text = text(host);
        if (text.startsWith("/")) {
            return pair(text, "");
        }
        int colon = text.lastIndexOf(':');
        boolean port = colon >= 0 && colon > text.indexOf(']');
        return port ? pair(text.substring(0, colon), text.substring(colon + 1)) : pair(text, "");
    }

    private String pair(String host, String port) {
        String socket = host.replaceFirst("/\\.s\\.PGSQL\\.\\d+$", "");
        String bare =
                socket.startsWith("[") && socket.endsWith("]") ? socket.substring(1, socket.length() - 1) : socket;
        boolean byDefault = port.isEmpty() || port.equals(defaults.port()) || bare.contains("/");
        return (bare.isEmpty() ? "localhost" : bare) + " " + (byDefault ? "" : port);
    }

    private static String orDefault(String value, String byDefault) {
        return value.isEmpty() ? byDefault : value;
    }

    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Double number && number == number.longValue()
                ? Long.toString(number.longValue())
                : value.toString();
    }
}
