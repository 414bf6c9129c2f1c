package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.Reading;
import dev.resourcebroker.spi.UrlRules;
import java.util.Set;

/** A URL whose scheme no dialect knows. It may have any shape, so what can't be read is left alone. */
final class Unknown {
    private static final String JDBC = "jdbc:";

    private Unknown() {}

    static Reading read(Text text, ResourceType type, Entries entries) {
        if (text.scheme().startsWith(JDBC)) {
            entries.secret("jdbc-url", text.schemeAsWritten() + ":" + text.rest());
        }
        Entries parts = entries.copy();
        try {
            write(text.to(parts).url(UrlRules.COMMON), parts);
            return parts.reading(type);
        } catch (PermanentBrokerException e) {
            return entries.reading(type);
        }
    }

    /** The scheme, in the characters of a type. */
    static ResourceType type(ConnectionText text) {
        if (text.scheme().isEmpty()) {
            throw ConnectionText.refused("has no scheme such as postgresql://, so its type must be stated");
        }
        String name = text.scheme().startsWith(JDBC) ? text.scheme().substring(JDBC.length()) : text.scheme();
        return ResourceType.of(name.replace('_', '-'));
    }

    private static void write(ConnectionUrl url, Entries entries) {
        entries.servers(url.hosts(), Host.NO_PORT);
        login(url.login(), entries);
        entries.open("database", Texts.orNull(url.pathText()));
        entries.options(url.options(), Set.of());
    }

    /** What stands alone before the at sign is a token as often as a name. */
    private static void login(Login login, Entries entries) {
        if (login.password() == null) {
            entries.secret("username", Texts.orNull(login.username()));
        } else {
            entries.login(login);
        }
    }
}
