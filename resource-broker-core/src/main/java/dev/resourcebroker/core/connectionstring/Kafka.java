package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import dev.resourcebroker.spi.UrlRules.Authority;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Kafka's bootstrap servers: {@code kafka://user:password@host:9092,host/topic}, a list of such URLs, or with a stated
 * type {@code host:9092,host:9092}.
 */
final class Kafka implements Dialect {
    private static final int PORT = 9092;
    private static final Pattern NEXT_URL = Pattern.compile(",[A-Za-z][A-Za-z_+]*://(?:[^,/@]*@)?");
    private static final UrlRules RULES =
            new UrlRules(new Authority("/?#", "/?#", true), UrlRules.COMMON.decoding(), UrlRules.COMMON.query());
    private static final Set<String> TLS = Set.of("kafka+ssl", "kafkas", "sasl_ssl");

    @Override
    public ResourceType type() {
        return ResourceType.of("kafka");
    }

    @Override
    public Set<String> schemes() {
        return Set.of("kafka", "kafkas", "kafka+ssl", "sasl_ssl", "sasl_plaintext", "plaintext");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        String rest = text.scheme().isEmpty() ? "//" + text.rest() : text.rest();
        ConnectionUrl url = new UrlParser(NEXT_URL.matcher(rest).replaceAll(","), RULES, entries).parse();
        if (url.hosts().isEmpty() || url.hosts().stream().anyMatch(h -> h.name().isEmpty() || h.isSocket())) {
            throw ConnectionText.refused("names a server without a host");
        }
        entries.servers(url.hosts(), PORT);
        entries.open("bootstrap-servers", new Servers(url.hosts(), PORT).pairs());
        entries.login(url.login());
        entries.open("topic", Texts.orNull(url.pathText()));
        entries.open("security-protocol", protocol(text.scheme(), url.login()));
        entries.options(url.options(), Set.of("security-protocol", "sasl-mechanism", "group-id", "client-id"));
    }

    private static String protocol(String scheme, Login login) {
        String transport = TLS.contains(scheme) ? "SSL" : "PLAINTEXT";
        return login.password() != null || scheme.startsWith("sasl_") ? "SASL_" + transport : transport;
    }
}
