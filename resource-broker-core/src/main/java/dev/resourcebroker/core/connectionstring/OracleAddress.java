package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules.Decoding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code user/password@//host:1521/service}, {@code host:1521:sid}, {@code (DESCRIPTION=...)} or an alias. Nothing is
 * decoded.
 *
 * @param raw what follows the at sign
 */
record OracleAddress(
        Login login, List<Host> hosts, @Nullable String database, String raw) {
    static OracleAddress parse(String text, EntryWriter doubts) {
        int at = loginEnd(text);
        Login login = at <= 0 ? Login.NONE : login(text.substring(0, at));
        String raw = text.substring(at + 1);
        String address = withoutProtocol(raw);
        if (address.startsWith("(")) {
            OracleDescription description = OracleDescription.parse(address);
            return new OracleAddress(login, description.hosts(), description.database(), raw);
        }
        return named(login, address, raw, doubts);
    }

    /** A password that contains an at sign stands in double quotes. */
    private static int loginEnd(String text) {
        int quoted = text.indexOf("\"@");
        int description = text.indexOf('(');
        int at = quoted >= 0 ? quoted + 1 : text.indexOf('@');
        return description >= 0 && description < at ? -1 : at;
    }

    private static Login login(String raw) {
        int slash = raw.indexOf('/');
        return slash < 0
                ? new Login(unquoted(raw), null)
                : new Login(unquoted(raw.substring(0, slash)), unquoted(raw.substring(slash + 1)));
    }

    private static String unquoted(String raw) {
        return raw.length() > 1 && raw.startsWith("\"") && raw.endsWith("\"")
                ? raw.substring(1, raw.length() - 1)
                : raw;
    }

    private static String withoutProtocol(String raw) {
        for (String protocol : List.of("//", "tcp://", "tcps://")) {
            if (raw.startsWith(protocol)) {
                return raw.substring(protocol.length());
            }
        }
        return raw;
    }

    private static OracleAddress named(Login login, String address, String raw, EntryWriter doubts) {
        int mark = address.indexOf('?');
        String place = mark < 0 ? address : address.substring(0, mark);
        int slash = place.indexOf('/');
        String server = slash < 0 ? place : place.substring(0, slash);
        String service = slash < 0 ? null : Texts.orNull(untilColonOrSlash(place.substring(slash + 1)));
        int sid = slash < 0 ? sid(server) : -1;
        String hosts = sid < 0 ? server : server.substring(0, sid);
        boolean alias = slash < 0 && sid < 0 && raw.equals(address) && hosts.indexOf(':') < 0;
        if (alias) {
            return new OracleAddress(login, List.of(), Texts.orNull(hosts), raw);
        }
        List<Host> parsed = new HostParser(Decoding.NONE, doubts).list(hosts);
        return new OracleAddress(login, parsed, sid < 0 ? service : Texts.orNull(server.substring(sid + 1)), raw);
    }

    /** The service stands before {@code :server} and {@code /instance}. */
    private static String untilColonOrSlash(String text) {
        return text.split("[:/]", 2)[0];
    }

    /** The second colon of {@code host:1521:sid}, or -1. */
    private static int sid(String server) {
        int colon = server.indexOf(':', server.startsWith("[") ? Math.max(server.indexOf(']'), 0) : 0);
        return colon < 0 ? -1 : server.indexOf(':', colon + 1);
    }

    void write(EntryWriter entries) {
        entries.servers(hosts, Oracle.PORT);
        entries.login(login);
        entries.open("database", database);
    }

    @Override
    public String toString() {
        return "OracleAddress";
    }
}
