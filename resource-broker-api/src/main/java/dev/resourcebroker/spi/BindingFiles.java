package dev.resourcebroker.spi;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.secret.SecretValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of one service binding: an entry each, {@code type}, {@code provider}, and what well-known readers want under
 * names of their own. The same for all injectors that carry service bindings. A value that some reader would change is
 * refused.
 */
public final class BindingFiles {
    private static final String PROVIDER = "resource-broker";
    private static final char NEXT_LINE = '\u0085';
    private static final char BYTE_ORDER_MARK = '\ufeff';

    // Spring reads these as the type, and as directories of the layout before the specification.
    private static final Set<String> TAKEN = Set.of("kind", "metadata", "secret");

    private final Map<String, String> files = new TreeMap<>();

    private BindingFiles() {}

    /**
     * The files of a binding.
     *
     * @param binding the resource with all its entries
     * @return the contents, to be written as UTF-8 without a line break at the end, by name and ordered by it
     * @throws PermanentBrokerException DELIVERY_FAILED naming the entry that some reader wouldn't give back exactly
     */
    public static Map<String, SecretValue> of(ServiceBinding binding) {
        BindingFiles all = new BindingFiles();
        for (Entry entry : binding.details().entries()) {
            check(binding, entry);
            all.files.put(entry.name(), entry.value().reveal());
        }
        String type = binding.details().type().value();
        all.files.put("type", type.equals("amqp") ? "rabbitmq" : type);
        all.files.putIfAbsent("provider", PROVIDER);
        all.adapt(type);
        Map<String, SecretValue> values = new TreeMap<>();
        all.files.forEach((name, value) -> values.put(name, SecretValue.of(value)));
        return values;
    }

    /**
     * Whether some reader of files takes this for white space, and drops it at the edges of a value: Java trims all
     * controls, Python and JavaScript all kinds of space, JavaScript the byte order mark too.
     *
     * @param c a character
     * @return true when it may be dropped
     */
    public static boolean isEdgeSpace(int c) {
        return c <= ' '
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == NEXT_LINE
                || c == BYTE_ORDER_MARK;
    }

    private static boolean hasSpaceAround(String value) {
        return !value.isEmpty() && (isEdgeSpace(value.charAt(0)) || isEdgeSpace(value.charAt(value.length() - 1)));
    }

    private static void check(ServiceBinding binding, Entry entry) {
        String what = "entry " + entry.name() + " of service binding " + binding.name();
        SecretValue value = entry.value();
        if (TAKEN.contains(entry.name())) {
            throw refused(what, "has a name that Spring's reader takes for something else");
        }
        if (hasSpaceAround(value.reveal())) {
            throw refused(what, "begins or ends with white space, which readers of files drop");
        }
        if (value.reveal().indexOf('\r') >= 0) {
            throw refused(what, "contains a carriage return, which Python's reader turns into a line feed");
        }
    }

    private static PermanentBrokerException refused(String what, String problem) {
        return new PermanentBrokerException(ErrorCode.DELIVERY_FAILED, what + " " + problem);
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
