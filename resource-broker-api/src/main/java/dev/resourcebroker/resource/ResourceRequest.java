package dev.resourcebroker.resource;

import dev.resourcebroker.secret.SecretValue;
import java.util.Map;

/**
 * What a caller asks {@code create} for: a kind, a name and that kind's own content. {@link ExternalLink} is the form
 * for pasted connection strings, {@link ManagedIntegration} for what vendors make; {@link CustomResource} serves any kind that the host registered. Immutable.
 */
public sealed interface ResourceRequest permits ExternalLink, ManagedIntegration, CustomResource {
    /**
     * Which strategy handles the request.
     *
     * @return the kind
     */
    KindId kind();

    /**
     * The name within the organisation, among the resources that are not deleted.
     *
     * @return a DNS label
     */
    String name();

    /**
     * How the host finds the resource again.
     *
     * @return the labels
     */
    Labels labels();

    /**
     * Content that may be shown.
     *
     * @return names and values
     */
    Map<String, String> parameters();

    /**
     * Content that must not be shown.
     *
     * @return names and values
     */
    Map<String, SecretValue> secrets();
}
