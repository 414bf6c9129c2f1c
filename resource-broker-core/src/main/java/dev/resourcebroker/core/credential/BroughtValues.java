package dev.resourcebroker.core.credential;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.store.StoredBrought;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.AccessField;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The values of a credential that was brought, as they are checked and stored. */
final class BroughtValues {
    // What the largest key files of clouds have, several times over.
    private static final int LONGEST = 32_768;
    private static final ResourceType TYPE = ResourceType.of("credential");

    private BroughtValues() {}

    /** Refuses what isn't what the provider asks for, naming the field and no value. */
    static void check(ResourceProvider provider, Map<String, SecretValue> values) {
        List<String> known =
                provider.access().stream().map(AccessField::name).sorted().toList();
        for (String name : new TreeMap<>(values).keySet()) {
            if (!known.contains(name)) {
                // Not repeated: somebody may have taken a value for a name.
                throw PermanentBrokerException.invalid(
                        "fields",
                        "have a name that isn't of provider '" + provider.id() + "'; its fields are " + known);
            }
        }
        provider.access().forEach(field -> check(field, values));
    }

    private static void check(AccessField field, Map<String, SecretValue> values) {
        String named = "access field " + field.name();
        SecretValue value = values.get(field.name());
        if (value == null) {
            if (field.required()) {
                throw PermanentBrokerException.invalid(named, "is missing");
            }
            return;
        }
        int length = value.reveal().length();
        if (length == 0 || length > LONGEST) {
            throw PermanentBrokerException.invalid(named, "must have 1 to " + LONGEST + " characters");
        }
    }

    /** Values are stored in the form of connection details. */
    static ConnectionDetails form(Map<String, SecretValue> values) {
        List<Entry> entries = new TreeMap<>(values)
                .entrySet().stream()
                        .map(value -> new Entry(value.getKey(), value.getValue(), true))
                        .toList();
        return new ConnectionDetails(TYPE, entries);
    }

    static Map<String, SecretValue> read(OrgKeys keys, OrgId org, StoredBrought brought) {
        return keys
                .forReading(org, brought.sealed())
                .decryptBrought(brought.id(), brought.version(), brought.sealed())
                .entries()
                .stream()
                .collect(Collectors.toMap(Entry::name, Entry::value));
    }
}
