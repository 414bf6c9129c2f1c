package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.ConnectionUrl.Option;
import dev.resourcebroker.spi.ConnectionUrl.Path;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import dev.resourcebroker.spi.UrlRules.Decoding;
import dev.resourcebroker.spi.UrlRules.Query;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * AMQP 0-9-1 by RabbitMQ's URI specification: {@code amqp://user:password@host:5672/vhost?options}. What is absent is
 * what all clients take instead: guest, localhost and the virtual host {@code /}.
 */
final class Amqp implements Dialect {
    private static final UrlRules RULES =
            new UrlRules(UrlRules.COMMON.authority(), Decoding.STRICT, new Query(Decoding.STRICT, "&", true, false));
    private static final Set<String> NUMBERS = Set.of("heartbeat", "connection_timeout", "channel_max", "frame_max");
    private static final Set<String> HARMLESS = Set.of(
            "heartbeat",
            "connection-timeout",
            "channel-max",
            "frame-max",
            "auth-mechanism",
            "verify",
            "server-name-indication",
            "cacertfile",
            "certfile",
            "keyfile",
            "fail-if-no-peer-cert");

    @Override
    public ResourceType type() {
        return ResourceType.of("amqp");
    }

    @Override
    public Set<String> schemes() {
        return Set.of("amqp", "amqps", "pyamqp");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        if (text.rest().chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw ConnectionText.refused("has white space or a control character");
        }
        ConnectionUrl url = text.url(RULES);
        url.options().forEach(Amqp::check);
        boolean tls = text.scheme().equals("amqps");
        entries.servers(servers(url.hosts()), tls ? 5671 : 5672);
        String username = url.login().username();
        entries.open("username", username == null ? "guest" : username);
        entries.secret("password", Texts.first(url.login().password(), "guest"));
        String virtualHost = virtualHost(url.path());
        entries.open("database", virtualHost);
        entries.open("virtual-host", virtualHost);
        entries.open("tls", tls ? "true" : null);
        entries.options(url.options(), HARMLESS);
    }

    private static List<Host> servers(List<Host> hosts) {
        Host host = hosts.isEmpty() ? new Host("", Host.NO_PORT) : hosts.get(0);
        return List.of(host.name().isEmpty() ? new Host("localhost", host.port()) : host);
    }

    /** No path is {@code /}, an empty one is the virtual host without a name. */
    private static String virtualHost(@Nullable Path path) {
        if (path == null) {
            return "/";
        }
        if (path.raw().indexOf('/') >= 0) {
            throw ConnectionText.refused("has a raw / in its virtual host; it must be percent-encoded");
        }
        return path.text();
    }

    private static void check(Option option) {
        if (NUMBERS.contains(option.name()) && RedisOptions.number(option.text()) == null) {
            throw ConnectionText.refused("has an option whose value isn't a number");
        }
    }
}
