package dev.resourcebroker.spi;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.AccessField;
import dev.resourcebroker.secret.SecretValue;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The platform's own credential for a vendor. Asked at every call, so that a new one is used at once. Thread-safe.
 */
@FunctionalInterface
public interface PlatformAccess {
    /**
     * The credential.
     *
     * @param fields what the provider asks for
     * @return the values by name, those of the required fields at least
     */
    Map<String, SecretValue> values(List<AccessField> fields);

    /**
     * Whether an organisation that brought no credential of its own may have resources made with this one. Asked when one
     * is created, outside transactions; what was made stays with it whatever is answered later.
     *
     * @param org the organisation
     * @return true unless said
     */
    default boolean isAllowed(OrgId org) {
        return true;
    }

    /**
     * The same credential, for some organisations only.
     *
     * @param orgs who may use it
     * @return the narrower access
     */
    default PlatformAccess allowedFor(Predicate<OrgId> orgs) {
        PlatformAccess all = this;
        return new PlatformAccess() {
            @Override
            public Map<String, SecretValue> values(List<AccessField> fields) {
                return all.values(fields);
            }

            @Override
            public boolean isAllowed(OrgId org) {
                return all.isAllowed(org) && orgs.test(org);
            }
        };
    }

    /**
     * No credential: whoever wants something of the vendor brings one.
     *
     * @return an access that nobody may use
     */
    static PlatformAccess none() {
        PlatformAccess nothing = fields -> Map.of();
        return nothing.allowedFor(org -> false);
    }

    /**
     * Fixed values.
     *
     * @param values by the names of the provider's fields
     * @return the access
     */
    static PlatformAccess of(Map<String, SecretValue> values) {
        Map<String, SecretValue> copy = Map.copyOf(values);
        return fields -> copy;
    }

    /**
     * The one required field of a provider, from an environment variable of this process.
     *
     * @param variable its name
     * @return the access
     * @throws PermanentBrokerException INVALID_ARGUMENT, when it is used, if the variable isn't set or the provider asks
     *     for more than one field
     */
    static PlatformAccess fromEnv(String variable) {
        return fields -> {
            List<String> required = fields.stream()
                    .filter(AccessField::required)
                    .map(AccessField::name)
                    .collect(Collectors.toList());
            String value = System.getenv(variable);
            if (required.size() != 1) {
                throw PermanentBrokerException.invalid(
                        "access", "has the required fields " + required + "; one variable gives one");
            }
            if (value == null || value.isEmpty()) {
                throw PermanentBrokerException.invalid("environment variable " + variable, "is not set");
            }
            return Map.of(required.get(0), SecretValue.of(value));
        };
    }
}
