package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionUrl.Host;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together what pgjdbc reads as libpq reads its own, without user name and password. */
final class PostgreSqlJdbcUrl {
    /** libpq's names of what pgjdbc takes with the same meaning. Nothing else goes into the URL. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("sslmode", "sslmode"),
            Map.entry("sslcert", "sslcert"),
            Map.entry("sslkey", "sslkey"),
            Map.entry("sslnegotiation", "sslNegotiation"),
            Map.entry("channel_binding", "channelBinding"),
            Map.entry("gssencmode", "gssEncMode"),
            Map.entry("krbsrvname", "kerberosServerName"),
            Map.entry("application_name", "ApplicationName"),
            Map.entry("connect_timeout", "connectTimeout"),
            Map.entry("options", "options"),
            Map.entry("require_auth", "requireAuth"),
            Map.entry("currentSchema", "currentSchema"));

    private static final Map<String, String> SESSIONS = Map.of(
            "any", "any",
            "read-write", "primary",
            "primary", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    private PostgreSqlJdbcUrl() {}

    /** Null where pgjdbc can't connect: to a socket. */
    static @Nullable String of(List<Host> servers, int defaultPort, Map<String, String> parameters) {
        List<Host> reachable = servers(servers, parameters.get("hostaddr"));
        if (reachable.isEmpty() || !reachable.stream().allMatch(JdbcHost::isPlain)) {
            return null;
        }
        return "jdbc:postgresql://" + new Servers(reachable, defaultPort).pairs() + "/"
                + Percent.encode(parameters.getOrDefault("dbname", "")) + options(parameters);
    }

    private static List<Host> servers(List<Host> servers, @Nullable String address) {
        if (address != null && servers.stream().allMatch(h -> h.name().isEmpty())) {
            return HostLists.paired(HostLists.names(address), HostLists.ports(servers));
        }
        return servers;
    }

    private static String options(Map<String, String> parameters) {
        JdbcOptions options = new JdbcOptions();
        parameters.forEach((name, value) -> {
            String same = SAME.get(name);
            if (same != null && !value.equals("no-verify")) {
                options.with(same, value);
            }
        });
        options.with("targetServerType", SESSIONS.get(parameters.getOrDefault("target_session_attrs", "")));
        options.with("loadBalanceHosts", "random".equals(parameters.get("load_balance_hosts")) ? "true" : null);
        options.with("sslmode", "no-verify".equals(parameters.get("sslmode")) ? "require" : null);
        return trusted(options, parameters.get("sslrootcert")).encoded();
    }

    private static JdbcOptions trusted(JdbcOptions options, @Nullable String rootCertificate) {
        return "system".equals(rootCertificate)
                ? options.with("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory")
                        .with("sslmode", "verify-full")
                : options.with("sslrootcert", rootCertificate);
    }
}
