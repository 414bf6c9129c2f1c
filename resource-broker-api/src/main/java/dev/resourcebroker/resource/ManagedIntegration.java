package dev.resourcebroker.resource;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.internal.Check;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.secret.SecretValue;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A resource that a vendor is to make. Immutable: each method returns a changed copy. */
public final class ManagedIntegration implements ResourceRequest {
    private static final int MOST = 64;
    private static final int MOST_NAME = 63;
    private static final int MOST_VALUE = 4096;

    private final String name;
    private final Content content;
    private final Deletion deletion;

    private ManagedIntegration(String name, Content content, Deletion deletion) {
        this.name = name;
        this.content = content;
        this.deletion = deletion;
    }

    private record Content(
            Optional<OfferingId> offering,
            Labels labels,
            Map<String, String> parameters,
            Optional<Original> original) {}

    /**
     * Another resource, of which this one is made.
     *
     * @param resource which, of the same organisation and offering
     * @param point what it was
     */
    public record Original(ResourceId resource, RestorePoint point) {}

    /**
     * What a deletion does.
     *
     * @param policy at the vendor
     * @param isProtected whether deletions are refused
     */
    public record Deletion(DeletionPolicy policy, boolean isProtected) {}

    /**
     * A resource under this name.
     *
     * @param name a DNS label, unique within the organisation
     * @return a request still without an offering
     * @throws PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static ManagedIntegration named(String name) {
        return new ManagedIntegration(
                Check.dnsLabel("name", name),
                new Content(Optional.empty(), Labels.NONE, Map.of(), Optional.empty()),
                new Deletion(DeletionPolicy.DELETE, false));
    }

    /**
     * What is to be made.
     *
     * @param offering an offering of a registered provider
     * @return a changed copy
     */
    public ManagedIntegration offering(OfferingId offering) {
        return with(new Content(Optional.of(offering), content.labels, content.parameters, content.original));
    }

    /**
     * A choice that the offering leaves.
     *
     * @param key the parameter's name
     * @param value its value
     * @return a changed copy
     * @throws PermanentBrokerException INVALID_ARGUMENT for a wrong shape; whether it fits is told at creation
     */
    public ManagedIntegration parameter(String key, String value) {
        Check.text("parameter name", key, MOST_NAME);
        Map<String, String> all = new TreeMap<>(content.parameters);
        all.put(key, Check.text("parameter " + key, value, MOST_VALUE));
        if (all.size() > MOST) {
            throw PermanentBrokerException.invalid("parameters", "has more than " + MOST + " names");
        }
        return with(new Content(content.offering, content.labels, Collections.unmodifiableMap(all), content.original));
    }

    /**
     * Labels to find the resource by.
     *
     * @param labels names and values
     * @return a changed copy
     */
    public ManagedIntegration labels(Map<String, String> labels) {
        return with(new Content(content.offering, Labels.of(labels), content.parameters, content.original));
    }

    /**
     * Makes it of what another resource was, instead of empty: a restore beside the present state. The other one stays as
     * it is. An offering can do so that declares {@link dev.resourcebroker.provider.Extra#CREATE_FROM}.
     *
     * @param original a resource of the same organisation and offering, made with the same credential
     * @param point what it was
     * @return a changed copy
     */
    public ManagedIntegration copying(ResourceId original, RestorePoint point) {
        return with(new Content(
                content.offering, content.labels, content.parameters, Optional.of(new Original(original, point))));
    }

    /**
     * What a deletion does; {@link DeletionPolicy#DELETE} unless said.
     *
     * @param policy at the vendor
     * @return a changed copy
     */
    public ManagedIntegration onDeletion(DeletionPolicy policy) {
        return new ManagedIntegration(name, content, new Deletion(policy, deletion.isProtected));
    }

    /**
     * Refuses deletions until {@link dev.resourcebroker.provisioning.OrgProvisioning#protect} says otherwise.
     *
     * @return a changed copy
     */
    public ManagedIntegration protectedFromDeletion() {
        return new ManagedIntegration(name, content, new Deletion(deletion.policy, true));
    }

    private ManagedIntegration with(Content next) {
        return new ManagedIntegration(name, next, deletion);
    }

    /**
     * What is to be made.
     *
     * @return the offering, once said
     */
    public Optional<OfferingId> offering() {
        return content.offering;
    }

    /**
     * Of what it is made.
     *
     * @return another resource; empty when it begins empty
     */
    public Optional<Original> original() {
        return content.original;
    }

    /**
     * What a deletion does.
     *
     * @return policy and protection
     */
    public Deletion deletion() {
        return deletion;
    }

    @Override
    public KindId kind() {
        return KindId.MANAGED_INTEGRATION;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Labels labels() {
        return content.labels;
    }

    @Override
    public Map<String, String> parameters() {
        return content.parameters;
    }

    @Override
    public Map<String, SecretValue> secrets() {
        return Map.of();
    }

    @Override
    public String toString() {
        return "ManagedIntegration[" + name + " of "
                + content.offering.map(OfferingId::toString).orElse("nothing") + "]";
    }
}
