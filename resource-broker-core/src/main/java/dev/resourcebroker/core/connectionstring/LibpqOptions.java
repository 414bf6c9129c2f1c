package dev.resourcebroker.core.connectionstring;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of libpq's parameters. */
final class LibpqOptions {
    private static final Set<String> SECRET =
            Set.of("password", "sslpassword", "scram_client_key", "scram_server_key", "oauth_client_secret");
    private static final Set<String> OPEN = Set.of(
            "service",
            "servicefile",
            "user",
            "passfile",
            "channel_binding",
            "connect_timeout",
            "dbname",
            "host",
            "hostaddr",
            "port",
            "client_encoding",
            "options",
            "application_name",
            "fallback_application_name",
            "keepalives",
            "keepalives_idle",
            "keepalives_interval",
            "keepalives_count",
            "tcp_user_timeout",
            "sslmode",
            "requiressl",
            "sslnegotiation",
            "sslcompression",
            "sslcert",
            "sslkey",
            "sslcertmode",
            "sslrootcert",
            "sslcrl",
            "sslcrldir",
            "sslsni",
            "requirepeer",
            "require_auth",
            "ssl_min_protocol_version",
            "ssl_max_protocol_version",
            "min_protocol_version",
            "max_protocol_version",
            "gssencmode",
            "krbsrvname",
            "gsslib",
            "gssdelegation",
            "replication",
            "target_session_attrs",
            "load_balance_hosts",
            "sslkeylogfile",
            "oauth_issuer",
            "oauth_client_id",
            "oauth_scope");
    private static final Set<String> KNOWN =
            Stream.concat(SECRET.stream(), OPEN.stream()).collect(Collectors.toUnmodifiableSet());

    /** What may be shown, as entries name it; beside libpq's own, what other clients take and is no secret. */
    static final Set<String> HARMLESS = Stream.concat(
                    OPEN.stream().map(name -> name.replace('_', '-')),
                    Stream.of("currentschema", "search-path", "schema", "pgbouncer", "pool", "ssl"))
            .collect(Collectors.toUnmodifiableSet());

    private LibpqOptions() {}

    static boolean isKnown(String name) {
        return KNOWN.contains(name);
    }

    /** Whether an unknown name is one keystroke away from a known one. */
    static boolean isSlip(String name) {
        return !KNOWN.contains(name) && KNOWN.stream().anyMatch(known -> isOneKeystrokeAway(name, known));
    }

    private static boolean isOneKeystrokeAway(String name, String known) {
        int same = 0;
        int shorter = Math.min(name.length(), known.length());
        while (same < shorter && name.charAt(same) == known.charAt(same)) {
            same++;
        }
        int inName = name.length() >= known.length() ? same + 1 : same;
        int inKnown = known.length() >= name.length() ? same + 1 : same;
        return inName <= name.length()
                && inKnown <= known.length()
                && name.substring(inName).equals(known.substring(inKnown));
    }
}
