package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionUrl.Host;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together what pgjdbc reads as libpq reads its own, without user name and password. */
final class PostgreSqlJdbcUrl {
    /** libpq's names of what pgjdbc takes with the same meaning. Nothing else goes into the URL. */
    private static final Map<String, String> SAME = Map.ofEntries(
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
        if (!JdbcHost.arePlain(reachable)) {
            return null;
        }
        StringBuilder url = new StringBuilder("jdbc:postgresql://");
        url.append(new Servers(reachable, defaultPort).pairs()).append('/');
        url.append(Percent.encode(parameters.getOrDefault("dbname", "")));
        addOptions(new JdbcOptions(url), parameters);
        return url.toString();
    }

    private static List<Host> servers(List<Host> servers, @Nullable String address) {
        if (address != null && servers.stream().allMatch(h -> h.name().isEmpty())) {
            return HostLists.paired(HostLists.names(address), HostLists.ports(servers));
        }
        return servers;
    }

    private static void addOptions(JdbcOptions options, Map<String, String> parameters) {
        boolean system = "system".equals(parameters.get("sslrootcert"));
        options.with("sslmode", system ? "verify-full" : sslMode(parameters.get("sslmode")));
        options.with("sslrootcert", system ? null : parameters.get("sslrootcert"));
        options.with("sslfactory", system ? "org.postgresql.ssl.DefaultJavaSSLFactory" : null);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String same = SAME.get(parameter.getKey());
            if (same != null) {
                options.with(same, parameter.getValue());
            }
        }
        options.with("targetServerType", SESSIONS.get(parameters.getOrDefault("target_session_attrs", "")));
        options.with("loadBalanceHosts", "random".equals(parameters.get("load_balance_hosts")) ? "true" : null);
    }

    /** What node-postgres calls no-verify is what libpq does when it requires TLS. */
    private static @Nullable String sslMode(@Nullable String mode) {
        return "no-verify".equals(mode) ? "require" : mode;
    }
}
