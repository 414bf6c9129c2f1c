package dev.resourcebroker.resource;

import dev.resourcebroker.internal.Check;
import dev.resourcebroker.secret.SecretValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource that the user made elsewhere, known by its connection string. Immutable: each method returns a changed
 * copy.
 */
public final class ExternalLink implements ResourceRequest {
    /** The name under which the kind's strategy finds the connection string among {@link #secrets()}. */
    public static final String CONNECTION_STRING = "connectionString";

    /** The name under which the kind's strategy finds a stated type among {@link #parameters()}. */
    public static final String TYPE = "type";

    private final String name;
    private final Labels labels;
    private final @Nullable ResourceType type;
    private final @Nullable SecretValue connectionString;

    private ExternalLink(
            String name, Labels labels, @Nullable ResourceType type, @Nullable SecretValue connectionString) {
        this.name = name;
        this.labels = labels;
        this.type = type;
        this.connectionString = connectionString;
    }

    /**
     * A link under this name.
     *
     * @param name a DNS label, unique within the organisation
     * @return a request still without a connection string
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static ExternalLink named(String name) {
        return new ExternalLink(Check.dnsLabel("name", name), Labels.NONE, null, null);
    }

    /**
     * What the user pasted.
     *
     * @param connectionString a URL; it is stored and injected byte for byte
     * @return a changed copy
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT when it contains NUL or isn't UTF-16
     */
    public ExternalLink connectionString(String connectionString) {
        return connectionString(SecretValue.of(Check.wellFormed(CONNECTION_STRING, connectionString)));
    }

    /**
     * What the user pasted.
     *
     * @param connectionString a URL; it is stored and injected byte for byte
     * @return a changed copy
     */
    public ExternalLink connectionString(SecretValue connectionString) {
        return new ExternalLink(name, labels, type, connectionString);
    }

    /**
     * States the type instead of having it read from the URL's scheme.
     *
     * @param type what the resource speaks
     * @return a changed copy
     */
    public ExternalLink type(ResourceType type) {
        return new ExternalLink(name, labels, type, connectionString);
    }

    /**
     * Labels to find the resource by.
     *
     * @param labels names and values
     * @return a changed copy
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public ExternalLink labels(Map<String, String> labels) {
        return new ExternalLink(name, Labels.of(labels), type, connectionString);
    }

    @Override
    public KindId kind() {
        return KindId.EXTERNAL_LINK;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public Map<String, String> parameters() {
        return type == null ? Map.of() : Map.of(TYPE, type.value());
    }

    @Override
    public Map<String, SecretValue> secrets() {
        return connectionString == null ? Map.of() : Map.of(CONNECTION_STRING, connectionString);
    }

    @Override
    public String toString() {
        return "ExternalLink[" + name + "]";
    }
}
