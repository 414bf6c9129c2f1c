package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What MongoDB's specifications forbid in combination. */
final class MongoRules {
    private static final Set<String> EXTERNAL = Set.of("GSSAPI", "MONGODB-X509", "MONGODB-AWS", "MONGODB-OIDC");
    private static final Set<String> WITHOUT_USER = Set.of("MONGODB-X509", "MONGODB-AWS", "MONGODB-OIDC");
    private static final List<List<String>> EXCLUSIVE = List.of(
            List.of("tlsinsecure", "tlsallowinvalidcertificates"),
            List.of("tlsinsecure", "tlsallowinvalidhostnames"),
            List.of("tlsinsecure", "tlsdisableocspendpointcheck"),
            List.of("tlsinsecure", "tlsdisablecertificaterevocationcheck"),
            List.of("tlsallowinvalidcertificates", "tlsdisableocspendpointcheck"),
            List.of("tlsallowinvalidcertificates", "tlsdisablecertificaterevocationcheck"),
            List.of("tlsdisableocspendpointcheck", "tlsdisablecertificaterevocationcheck"));

    private MongoRules() {}

    static void check(ConnectionUrl url, boolean srv, MongoOptions options) {
        login(url.login(), options);
        hosts(url.hosts().size() > 1, srv, options);
        tls(options);
        proxy(options);
    }

    /** The database that knows the user: stated, or the path, or the mechanism's. */
    static @Nullable String source(ConnectionUrl url, MongoOptions options, @Nullable String database) {
        String stated = options.get("authsource");
        String mechanism = options.get("authmechanism");
        if (url.login().username() == null && mechanism == null) {
            return null;
        }
        if (stated != null) {
            return stated;
        }
        if (mechanism != null && EXTERNAL.contains(mechanism)) {
            return "$external";
        }
        return Texts.first(database, "PLAIN".equals(mechanism) ? "$external" : "admin");
    }

    private static void login(Login login, MongoOptions options) {
        String mechanism = options.get("authmechanism");
        boolean named = Texts.orNull(login.username()) != null;
        boolean withoutUser = mechanism != null && WITHOUT_USER.contains(mechanism);
        refuseIf(!named && login.username() != null && !withoutUser, "has an empty user name");
        refuseIf(!named && mechanism != null && !withoutUser, "names an authMechanism that needs a user name");
        String source = options.get("authsource");
        refuseIf("".equals(source), "has an empty authSource");
        boolean external = mechanism != null && EXTERNAL.contains(mechanism);
        refuseIf(external && source != null && !source.equals("$external"), "has an authSource that isn't $external");
        refuseIf("MONGODB-X509".equals(mechanism) && login.password() != null, "has a password beside a certificate");
    }

    private static void hosts(boolean several, boolean srv, MongoOptions options) {
        boolean direct = options.isTrue("directconnection");
        boolean balanced = options.isTrue("loadbalanced");
        refuseIf(direct && (several || srv), "wants a direct connection to more than one host");
        refuseIf(balanced && (several || direct || options.has("replicaset")), "wants a load balancer and more");
        refuseIf(!srv && (options.has("srvmaxhosts") || options.has("srvservicename")), "has an option of mongodb+srv");
        String most = options.get("srvmaxhosts");
        boolean limited = most != null && Long.parseLong(most) > 0;
        refuseIf(limited && (balanced || options.has("replicaset")), "limits the hosts of a replica set");
    }

    private static void tls(MongoOptions options) {
        refuseIf(
                EXCLUSIVE.stream().anyMatch(pair -> pair.stream().allMatch(options::has)),
                "has TLS options that exclude each other");
        String tls = options.get("tls");
        String ssl = options.get("ssl");
        refuseIf(tls != null && ssl != null && !tls.equals(ssl), "says both that it wants TLS and that it doesn't");
    }

    private static void proxy(MongoOptions options) {
        boolean user = options.has("proxyusername");
        boolean password = options.has("proxypassword");
        refuseIf(
                (options.has("proxyport") || user || password) && !options.has("proxyhost"),
                "has a proxy without a host");
        refuseIf(user != password, "has a proxy's user name or password without the other");
    }

    private static void refuseIf(boolean wrong, String problem) {
        if (wrong) {
            throw ConnectionText.refused(problem);
        }
    }
}
