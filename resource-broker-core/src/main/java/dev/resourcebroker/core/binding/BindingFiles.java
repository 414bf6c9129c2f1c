package dev.resourcebroker.core.binding;

import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.ServiceBinding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of one service binding: an entry each, {@code type}, {@code provider}, and what well-known readers want under
 * names of their own. A value that some reader would change is refused.
 */
final class BindingFiles {
    static final String PROVIDER = "resource-broker";

    // Spring reads these as the type, and as directories of the layout before the specification.
    private static final Set<String> TAKEN = Set.of("kind", "metadata", "secret");

    private final Map<String, String> files = new TreeMap<>();

    private BindingFiles() {}

    static Map<String, byte[]> of(ServiceBinding binding) {
        BindingFiles all = new BindingFiles();
        for (Entry entry : binding.details().entries()) {
            check(binding, entry);
            all.files.put(entry.name(), entry.value().reveal());
        }
        String type = binding.details().type().value();
        all.files.put("type", type.equals("amqp") ? "rabbitmq" : type);
        all.files.putIfAbsent("provider", PROVIDER);
        all.adapt(type);
        Map<String, byte[]> bytes = new TreeMap<>();
        all.files.forEach((name, value) -> bytes.put(name, value.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    private static void check(ServiceBinding binding, Entry entry) {
        String what = "entry " + entry.name() + " of service binding " + binding.name();
        SecretValue value = entry.value();
        if (TAKEN.contains(entry.name())) {
            throw Undeliverable.value(what, "has a name that Spring's reader takes for something else");
        }
        if (EdgeSpace.isAround(value.reveal())) {
            throw Undeliverable.value(what, "begins or ends with white space, which readers of files drop");
        }
        if (value.reveal().indexOf('\r') >= 0) {
            throw Undeliverable.value(what, "contains a carriage return, which Python's reader turns into a line feed");
        }
    }

    private void adapt(String type) {
        switch (type) {
            case "postgresql" -> postgresql();
            case "redis" -> redis();
            case "mongodb" -> mongodb();
            case "amqp" -> amqp();
            case "kafka" -> kafka();
            default -> {}
        }
    }

    private void postgresql() {
        // The path of a file where the string was written; readers look for a file of that name beside this one.
        files.remove("sslrootcert");
        // Spring appends it to a URL that it makes of these, and to the word null without them.
        if (!files.keySet().containsAll(List.of("host", "port", "database"))) {
            files.remove("sslmode");
        }
    }

    private void redis() {
        // Spring Boot 3 can't start with it.
        files.remove("ssl");
        if (uri().startsWith("redis://") || uri().startsWith("rediss://")) {
            files.put("url", uri());
        }
    }

    private void mongodb() {
        if (uri().startsWith("mongodb+srv://")) {
            files.put("srv", "true");
        }
    }

    /** What alone tells Spring to use TLS. */
    private void amqp() {
        String host = files.get("host");
        String port = files.get("port");
        if (host != null && port != null) {
            String scheme = files.containsKey("tls") ? "amqps://" : "amqp://";
            files.put("addresses", scheme + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port);
        }
    }

    private void kafka() {
        copy("bootstrap-servers", "bootstrapServers");
        copy("username", "user");
        copy("security-protocol", "securityProtocol");
        copy("option.sasl-mechanism", "saslMechanism");
    }

    private void copy(String from, String to) {
        String value = files.get(from);
        if (value != null) {
            files.put(to, value);
        }
    }

    private String uri() {
        return files.getOrDefault("uri", "");
    }
}
