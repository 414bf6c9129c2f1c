package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import dev.resourcebroker.spi.UrlRules.Authority;
import dev.resourcebroker.spi.UrlRules.Decoding;
import dev.resourcebroker.spi.UrlRules.Query;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Redis behind sentinels, as lettuce reads it: {@code redis-sentinel://password@host:26379,host/0#master}, or with the
 * master in the path: {@code redis+sentinel://:password@host:26379,host/master/0}. What stands alone before the at sign
 * is the password.
 */
final class RedisSentinel implements Dialect {
    private static final int PORT = 26379;
    private static final UrlRules RULES = new UrlRules(
            new Authority("/?#", "/?#", true), Decoding.LENIENT, new Query(Decoding.FORM, "&;", true, false));

    @Override
    public ResourceType type() {
        return ResourceType.REDIS;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("redis-sentinel", "rediss-sentinel", "redis+sentinel", "rediss+sentinel");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        ConnectionUrl url = text.url(RULES);
        if (url.hosts().isEmpty()) {
            throw ConnectionText.refused("names no host");
        }
        boolean named = text.scheme().endsWith("+sentinel");
        Login login = url.login();
        entries.servers(url.hosts(), PORT);
        entries.login(login.password() == null ? new Login(null, login.username()) : login);
        entries.open("database", Redis.database(url, named ? behindMaster(url) : url.pathText()));
        entries.open("tls", text.scheme().startsWith("rediss") ? "true" : null);
        entries.open("sentinel.master", named ? masterInPath(url) : master(url, text.rest()));
        entries.open("sentinel.nodes", new Servers(url.hosts(), PORT).pairs());
        entries.options(url.options(), RedisOptions.HARMLESS);
    }

    private static @Nullable String master(ConnectionUrl url, String rest) {
        int sign = rest.indexOf('#');
        String fragment = sign < 0 ? null : Texts.orNull(rest.substring(sign + 1));
        return Texts.first(Texts.orNull(url.option("sentinelMasterId").orElse(null)), fragment);
    }

    private static @Nullable String masterInPath(ConnectionUrl url) {
        String path = Objects.requireNonNullElse(url.pathText(), "");
        return Texts.orNull(path.split("/", 2)[0]);
    }

    private static @Nullable String behindMaster(ConnectionUrl url) {
        String path = Objects.requireNonNullElse(url.pathText(), "");
        int slash = path.indexOf('/');
        return slash < 0 ? null : path.substring(slash + 1);
    }
}
