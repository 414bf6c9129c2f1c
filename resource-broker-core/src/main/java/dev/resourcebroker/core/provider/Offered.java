package dev.resourcebroker.core.provider;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.AccessField;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.CredentialPool;
import dev.resourcebroker.spi.PlatformAccess;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An offering with the provider that makes it.
 *
 * @param provider who makes it
 * @param offering what
 * @param platform the platform's credential
 * @param pool the operator's credentials for it, if its secrets come from a pool
 */
public record Offered(
        ResourceProvider provider, Offering offering, PlatformAccess platform, Optional<CredentialPool> pool) {
    /**
     * The platform's credential, to call with.
     *
     * @param master the secret that administers the resource, where there is one
     * @return the credential
     * @throws PermanentBrokerException INVALID_ARGUMENT naming a required field that is missing
     * @throws TransientBrokerException VENDOR_UNAVAILABLE when the host can't give the platform's credential
     */
    public Access access(Optional<SecretValue> master) {
        return access(platformCredential(), master);
    }

    /**
     * Another credential, to call with.
     *
     * @param values its values by name
     * @param master the secret that administers the resource, where there is one
     * @return the credential
     * @throws PermanentBrokerException INVALID_ARGUMENT naming a required field that is missing
     */
    public Access access(Map<String, SecretValue> values, Optional<SecretValue> master) {
        for (AccessField field : provider.access()) {
            if (field.required() && !values.containsKey(field.name())) {
                throw PermanentBrokerException.invalid("access field " + field.name(), "is missing");
            }
        }
        return new Access(values, master);
    }

    /**
     * Whether the platform has a credential of its own.
     *
     * @return false when it has none of the values that the provider needs
     * @throws TransientBrokerException VENDOR_UNAVAILABLE when the host can't give the platform's credential
     */
    public boolean hasPlatform() {
        boolean needed = provider.access().stream().anyMatch(AccessField::required);
        return !needed || !platformCredential().isEmpty();
    }

    private Map<String, SecretValue> platformCredential() {
        return host("credential", () -> platform.values(provider.access()));
    }

    /** What the host's code throws may hold what it was about to give. */
    private <T> T host(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (BrokerException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TransientBrokerException(
                    ErrorCode.VENDOR_UNAVAILABLE,
                    "the platform's " + what + " for " + provider.id() + " can't be read: "
                            + e.getClass().getName(),
                    null);
        }
    }

    /**
     * The operator's credentials, by their names.
     *
     * @return the values of each by the names of the offering's fields
     * @throws PermanentBrokerException NOT_SUPPORTED when the offering has no pool
     * @throws TransientBrokerException VENDOR_UNAVAILABLE when the host can't give the pool
     */
    public Map<String, Map<String, SecretValue>> members() {
        CredentialPool credentials = pool.orElseThrow(() -> new PermanentBrokerException(
                ErrorCode.NOT_SUPPORTED, "offering " + offering.id() + " takes no credentials from a pool"));
        return host("pool", credentials::members);
    }

    /**
     * The name of the platform's credential.
     *
     * @return a name that no other credential has; not secret
     */
    public String accessName() {
        return "platform/" + provider.id();
    }
}
