package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * S3 and what speaks its protocol: {@code s3://key-id:secret@bucket/prefix?region=...}, or
 * {@code s3://key-id:secret@endpoint.example.com/bucket/prefix}. A host with a dot or a port and a path behind it is an
 * endpoint; otherwise it is the bucket.
 */
final class S3 implements Dialect {
    private static final Set<String> HARMLESS =
            Set.of("region", "endpoint", "endpoint-url", "path-style", "force-path-style");

    @Override
    public ResourceType type() {
        return ResourceType.of("s3");
    }

    @Override
    public Set<String> schemes() {
        return Set.of("s3", "s3a", "s3n", "s3+http", "s3+https");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        ConnectionUrl url = new UrlParser(withEncodedSlashes(text.rest(), entries), UrlRules.COMMON, entries).parse();
        if (url.hosts().isEmpty() || url.hosts().get(0).name().isEmpty()) {
            throw ConnectionText.refused("names no bucket");
        }
        Host host = url.hosts().get(0);
        String path = Texts.orNull(url.pathText());
        boolean endpoint = path != null
                && (host.port() != Host.NO_PORT
                        || host.name().indexOf('.') >= 0
                        || host.name().equals("localhost"));
        entries.servers(endpoint ? List.of(host) : List.of(), Host.NO_PORT);
        entries.login(url.login());
        keys(url.login(), entries);
        bucket(endpoint ? path : host.name() + "/" + (path == null ? "" : path), entries);
        String ownEndpoint =
                (text.scheme().equals("s3+http") ? "http://" : "https://") + new Servers(List.of(host), -1).pair(host);
        entries.open("endpoint", Texts.first(option(url, "endpoint", "endpoint_url"), endpoint ? ownEndpoint : null));
        entries.open("region", option(url, "region", "aws_region"));
        entries.options(url.options(), HARMLESS);
    }

    private static void keys(Login login, EntryWriter entries) {
        entries.open("access-key-id", Texts.orNull(login.username()));
        entries.secret("secret-access-key", login.password());
    }

    private static void bucket(@Nullable String path, EntryWriter entries) {
        String whole = path == null ? "" : path;
        int slash = whole.indexOf('/');
        entries.open("bucket", slash < 0 ? whole : whole.substring(0, slash));
        entries.open("prefix", slash < 0 ? null : Texts.orNull(whole.substring(slash + 1)));
    }

    private static @Nullable String option(ConnectionUrl url, String name, String other) {
        return url.option(name).or(() -> url.option(other)).orElse(null);
    }

    /** Secret keys contain slashes, and people paste them as they are. */
    private static String withEncodedSlashes(String rest, EntryWriter doubts) {
        int mark = rest.indexOf('?');
        int at = rest.lastIndexOf('@', mark < 0 ? rest.length() : mark);
        int slash = rest.indexOf('/', 2);
        int colon = rest.indexOf(':', 2);
        if (!rest.startsWith("//") || slash < 0 || slash > at || colon < 0 || colon > slash) {
            return rest;
        }
        doubts.warn("password", "contains a raw /, at which some clients cut it; write %2F");
        return "//" + rest.substring(2, at).replace("/", "%2F") + rest.substring(at);
    }
}
