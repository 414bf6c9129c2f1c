package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl.Option;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options that Redis clients take in a URL, as far as their values are checked. */
final class RedisOptions {
    private static final Set<String> NUMBERS = Set.of(
            "socket_timeout",
            "socket_connect_timeout",
            "max_connections",
            "health_check_interval",
            "pool_size",
            "min_idle_conns",
            "max_idle_conns",
            "max_active_conns",
            "max_retries");

    /** What may be shown, in lower case with hyphens. */
    static final Set<String> HARMLESS = Set.of(
            "socket-timeout",
            "socket-connect-timeout",
            "socket-keepalive",
            "retry-on-timeout",
            "max-connections",
            "health-check-interval",
            "pool-size",
            "min-idle-conns",
            "max-idle-conns",
            "max-active-conns",
            "max-retries",
            "db",
            "database",
            "timeout",
            "protocol",
            "client-name",
            "clientname",
            "family",
            "read-timeout",
            "write-timeout",
            "dial-timeout",
            "pool-fifo",
            "ssl-cert-reqs",
            "verifypeer",
            "sentinelmasterid");

    private RedisOptions() {}

    static void check(List<Option> options) {
        for (Option option : options) {
            boolean checked = NUMBERS.contains(option.name()) && !option.text().isEmpty();
            if (checked && !isNumber(option.text())) {
                throw ConnectionText.refused("has an option whose value isn't a number");
            }
        }
    }

    /** The digits, or null for anything else. */
    static @Nullable String number(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Ascii.isDigit((char) c)) ? text : null;
    }

    private static boolean isNumber(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return number(digits.replaceFirst("\\.", "")) != null;
    }
}
