package dev.resourcebroker.core.provider;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provider.SecretSource;
import dev.resourcebroker.spi.CredentialPool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The providers that this broker knows, with what they offer. Immutable. */
public final class Providers {
    private final Map<String, Offered> byOffering = new TreeMap<>();
    private final Map<String, ResourceProvider> byId = new TreeMap<>();
    private final Map<String, CredentialPool> pools;

    /**
     * The registered providers.
     *
     * @param registrations providers with their credentials
     * @param pools the operator's credentials by the offerings that take them
     * @throws PermanentBrokerException NOT_SUPPORTED for a provider of another version of the interface; ALREADY_EXISTS
     *     when two have one id; INVALID_ARGUMENT for offerings that aren't the provider's, and for a pool that is missing
     *     or that nobody takes
     */
    public Providers(List<Registration> registrations, Map<OfferingId, CredentialPool> pools) {
        this.pools = new TreeMap<>();
        pools.forEach((offering, pool) -> this.pools.put(offering.toString(), pool));
        registrations.forEach(this::register);
        this.pools.keySet().forEach(this::checkTaken);
    }

    private void register(Registration registration) {
        ResourceProvider provider = registration.provider();
        checkVersion(provider);
        if (byId.putIfAbsent(provider.id().value(), provider) != null) {
            throw new PermanentBrokerException(
                    ErrorCode.ALREADY_EXISTS, "two providers are registered as '" + provider.id() + "'");
        }
        for (Offering offering : provider.offerings()) {
            check(provider.id(), offering);
            byOffering.put(
                    offering.id().toString(), new Offered(provider, offering, registration.access(), pool(offering)));
        }
    }

    private static void checkVersion(ResourceProvider provider) {
        if (provider.spiVersion() != ResourceProvider.SPI_VERSION) {
            throw new PermanentBrokerException(
                    ErrorCode.NOT_SUPPORTED,
                    "provider '" + provider.id() + "' is of version " + provider.spiVersion()
                            + " of the provider interface, this broker of " + ResourceProvider.SPI_VERSION);
        }
    }

    private void check(ProviderId provider, Offering offering) {
        if (!offering.id().provider().equals(provider)
                || byOffering.containsKey(offering.id().toString())) {
            throw PermanentBrokerException.invalid(
                    "offering " + offering.id(),
                    "of provider '" + provider + "' has a foreign name, or is there twice");
        }
        if (offering.secrets() instanceof SecretSource.Pool && pool(offering).isEmpty()) {
            throw PermanentBrokerException.invalid(
                    "pool of " + offering.id(), "is missing: the vendor has no call for new credentials");
        }
    }

    private Optional<CredentialPool> pool(Offering offering) {
        return Optional.ofNullable(pools.get(offering.id().toString()));
    }

    private void checkTaken(String offering) {
        Offered offered = byOffering.get(offering);
        if (offered == null || !(offered.offering().secrets() instanceof SecretSource.Pool)) {
            throw PermanentBrokerException.invalid(
                    "pool of " + offering, "is taken by no offering; there are " + byOffering.keySet());
        }
    }

    /**
     * Finds a provider.
     *
     * @param id its name
     * @return it
     * @throws PermanentBrokerException NOT_REGISTERED, listing those that are
     */
    public ResourceProvider get(ProviderId id) {
        ResourceProvider provider = byId.get(id.value());
        if (provider == null) {
            throw new PermanentBrokerException(
                    ErrorCode.NOT_REGISTERED, "no provider '" + id + "' is registered; there are " + byId.keySet());
        }
        return provider;
    }

    /**
     * Finds an offering.
     *
     * @param id its name
     * @return it, if it is registered here
     */
    public Optional<Offered> find(OfferingId id) {
        return Optional.ofNullable(byOffering.get(id.toString()));
    }

    /**
     * Finds an offering.
     *
     * @param id its name
     * @return it
     * @throws PermanentBrokerException NOT_REGISTERED, listing those that are
     */
    public Offered get(OfferingId id) {
        return find(id).orElseThrow(() -> new PermanentBrokerException(
                ErrorCode.NOT_REGISTERED, "no offering '" + id + "' is registered; there are " + byOffering.keySet()));
    }
}
