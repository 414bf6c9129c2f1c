package dev.resourcebroker.resource;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.internal.Check;
import dev.resourcebroker.secret.SecretValue;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A resource of a kind that the host registered. Immutable: each method returns a changed copy. */
public final class CustomResource implements ResourceRequest {
    private static final int MOST = 64;
    private static final int MOST_NAME = 63;
    private static final int MOST_VALUE = 4096;

    private final KindId kind;
    private final String name;
    private final Labels labels;
    private final Map<String, String> parameters;
    private final Map<String, SecretValue> secrets;

    private CustomResource(
            CustomResource from, Labels labels, Map<String, String> parameters, Map<String, SecretValue> secrets) {
        this.kind = from.kind;
        this.name = from.name;
        this.labels = labels;
        this.parameters = Collections.unmodifiableMap(parameters);
        this.secrets = Collections.unmodifiableMap(secrets);
    }

    private CustomResource(KindId kind, String name) {
        this.kind = kind;
        this.name = name;
        this.labels = Labels.NONE;
        this.parameters = Map.of();
        this.secrets = Map.of();
    }

    /**
     * A resource of this kind under this name.
     *
     * @param kind a registered kind
     * @param name a DNS label, unique within the organisation
     * @return a request still without content
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static CustomResource of(KindId kind, String name) {
        return new CustomResource(kind, Check.dnsLabel("name", name));
    }

    /**
     * Content that may be shown.
     *
     * @param key the parameter's name, at most 63 characters
     * @param value its value, at most 4096 characters
     * @return a changed copy
     */
    public CustomResource parameter(String key, String value) {
        Check.text("parameter name", key, MOST_NAME);
        return new CustomResource(
                this, labels, with(parameters, key, Check.text("parameter " + key, value, MOST_VALUE)), secrets);
    }

    /**
     * Content that must not be shown.
     *
     * @param key the secret's name, at most 63 characters
     * @param value its value
     * @return a changed copy
     */
    public CustomResource secret(String key, SecretValue value) {
        Check.text("secret name", key, MOST_NAME);
        return new CustomResource(this, labels, parameters, with(secrets, key, value));
    }

    /**
     * Labels to find the resource by.
     *
     * @param labels names and values
     * @return a changed copy
     */
    public CustomResource labels(Map<String, String> labels) {
        return new CustomResource(this, Labels.of(labels), parameters, secrets);
    }

    @Override
    public KindId kind() {
        return kind;
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
        return parameters;
    }

    @Override
    public Map<String, SecretValue> secrets() {
        return secrets;
    }

    @Override
    public String toString() {
        return "CustomResource[" + kind + " " + name + "]";
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> copy = new TreeMap<>(map);
        copy.put(key, value);
        if (copy.size() > MOST) {
            throw PermanentBrokerException.invalid("content", "has more than " + MOST + " names");
        }
        return copy;
    }
}
