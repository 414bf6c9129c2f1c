package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Option;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import java.util.Locale;
import java.util.Set;

/**
 * An HTTP API: {@code https://user:password@host/path?api_key=...}. The path is also the database, since databases are
 * reached by HTTP too.
 */
final class Http implements Dialect {
    private static final Set<String> KEYS = Set.of(
            "apikey",
            "key",
            "accesskey",
            "accesstoken",
            "authtoken",
            "token",
            "auth",
            "secret",
            "sig",
            "signature",
            "password",
            "subscriptionkey");

    @Override
    public ResourceType type() {
        return ResourceType.of("http");
    }

    @Override
    public Set<String> schemes() {
        return Set.of("http", "https");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        if (Texts.hasControl(text.rest())) {
            throw ConnectionText.refused("has a control character");
        }
        ConnectionUrl url = text.url(UrlRules.COMMON);
        if (url.hosts().isEmpty()
                || url.hosts().get(0).name().isEmpty()
                || url.hosts().get(0).isSocket()) {
            throw ConnectionText.refused("names no host");
        }
        entries.servers(url.hosts(), text.scheme().equals("https") ? 443 : 80);
        login(url, entries);
        String path = url.pathText();
        entries.open("path", path == null ? null : "/" + path);
        entries.open("database", Texts.orNull(path));
        url.options().stream().filter(Http::isKey).findFirst().ifPresent(o -> entries.secret("api-key", o.text()));
        entries.options(url.options(), Set.of());
    }

    /** A user name without a password is often a token. */
    private static void login(ConnectionUrl url, EntryWriter entries) {
        String password = url.login().password();
        String username = Texts.orNull(url.login().username());
        if (password == null || password.isEmpty()) {
            entries.secret("username", username);
            entries.secret("password", password);
        } else {
            entries.login(url.login());
        }
    }

    private static boolean isKey(Option option) {
        String name = option.name().toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        return !option.text().isEmpty() && KEYS.contains(name);
    }
}
