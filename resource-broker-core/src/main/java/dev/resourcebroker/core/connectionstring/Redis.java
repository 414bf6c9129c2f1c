package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Redis: {@code redis://user:password@host:6379/0?options}, {@code rediss://} for TLS, {@code unix:///path?db=0} for a
 * socket; with a stated type also {@code host:6379}, {@code 6379} and {@code /path}, as ioredis takes them.
 */
final class Redis implements Dialect {
    private static final int PORT = 6379;
    private static final ConnectionUrl NOTHING = new ConnectionUrl(Login.NONE, List.of(), null, List.of());
    private static final Set<String> SOCKETS =
            Set.of("unix", "redis+unix", "redis+socket", "redis-socket", "valkey+unix");
    private static final Set<String> TLS = Set.of("rediss", "redis+ssl", "redis+tls", "valkeys");

    @Override
    public ResourceType type() {
        return ResourceType.REDIS;
    }

    @Override
    public Set<String> schemes() {
        return Set.of(
                "redis",
                "rediss",
                "redis+ssl",
                "redis+tls",
                "redis+unix",
                "redis+socket",
                "redis-socket",
                "unix",
                "valkey",
                "valkeys",
                "valkey+unix",
                "rediscache");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        if (Texts.hasControl(text.rest())) {
            throw ConnectionText.refused("has a control character");
        }
        ConnectionUrl url = text.scheme().isEmpty() ? bare(text.rest(), entries) : text.url(UrlRules.COMMON);
        boolean socket = SOCKETS.contains(text.scheme()) || isPath(text, url);
        if (!socket && url.equals(NOTHING)) {
            throw ConnectionText.refused("names no host");
        }
        RedisOptions.check(url.options());
        if (socket) {
            entries.open("socket", "/" + url.pathText());
        }
        entries.servers(url.hosts(), PORT);
        login(url, entries);
        entries.open("database", database(url, socket ? null : url.pathText()));
        entries.open("tls", TLS.contains(text.scheme()) ? "true" : null);
        entries.options(url.options(), RedisOptions.HARMLESS);
    }

    private static boolean isPath(ConnectionText text, ConnectionUrl url) {
        return url.hosts().isEmpty()
                && (text.scheme().isEmpty() || text.scheme().equals("rediscache"))
                && url.path() != null;
    }

    /** A user name that stands alone may be a password: one client takes it for that. */
    static void login(ConnectionUrl url, EntryWriter entries) {
        String username = Texts.first(
                option(url, "username", "user"), Texts.orNull(url.login().username()));
        String password =
                Texts.first(option(url, "password", "pass"), url.login().password());
        if (username != null && password == null) {
            entries.secret("username", username);
        } else {
            entries.login(new Login(username, password));
        }
    }

    private static @Nullable String option(ConnectionUrl url, String name, String other) {
        return Texts.orNull(url.option(name).or(() -> url.option(other)).orElse(null));
    }

    /** The number of the database: an option goes before the path. */
    static @Nullable String database(ConnectionUrl url, @Nullable String path) {
        String option = Texts.orNull(url.option("db").orElse(null));
        String number = Texts.first(option, Texts.orNull(path));
        if (number != null && !number.chars().allMatch(c -> Ascii.isDigit((char) c))) {
            throw ConnectionText.refused("has a database that isn't a number");
        }
        return Texts.first(number, RedisOptions.number(url.option("database").orElse("")));
    }

    private static ConnectionUrl bare(String text, EntryWriter doubts) {
        if (text.startsWith("/")) {
            return new UrlParser(text.startsWith("//") ? text : "//" + text, UrlRules.COMMON, doubts).parse();
        }
        if (text.chars().anyMatch(c -> "/@?# ".indexOf(c) >= 0)) {
            throw ConnectionText.refused("has no scheme such as redis://");
        }
        boolean port = text.chars().allMatch(c -> Ascii.isDigit((char) c));
        return new UrlParser("//" + (port ? ":" : "") + text, UrlRules.COMMON, doubts).parse();
    }
}
