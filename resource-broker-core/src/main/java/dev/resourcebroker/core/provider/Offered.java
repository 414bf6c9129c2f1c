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
import dev.resourcebroker.spi.PlatformAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An offering with the provider that makes it.
 *
 * @param provider who makes it
 * @param offering what
 * @param platform the platform's credential
 */
public record Offered(ResourceProvider provider, Offering offering, PlatformAccess platform) {
    /**
     * The platform's credential, to call with.
     *
     * @param master the secret that administers the resource, where there is one
     * @return the credential
     * @throws PermanentBrokerException INVALID_ARGUMENT naming a required field that is missing
     * @throws TransientBrokerException VENDOR_UNAVAILABLE when the host can't give the platform's credential
     */
    public Access access(Optional<SecretValue> master) {
        return access(platformValues(provider.access()), master);
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

    /** What the host's code throws may hold what it was about to give. */
    private Map<String, SecretValue> platformValues(List<AccessField> fields) {
        try {
            return platform.values(fields);
        } catch (BrokerException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TransientBrokerException(
                    ErrorCode.VENDOR_UNAVAILABLE,
                    "the platform's credential for " + provider.id() + " can't be read: "
                            + e.getClass().getName(),
                    null);
        }
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
