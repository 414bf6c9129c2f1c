package dev.resourcebroker.resource;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.secret.SecretValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How to reach a resource: typed, named entries. Printing it shows no secret.
 *
 * @param type what the resource speaks
 * @param entries the parts, each name once
 */
public record ConnectionDetails(ResourceType type, List<Entry> entries) {
    /** The entry that holds the connection string as it was given. */
    public static final String URI = "uri";

    private static final int FEW = 16;

    /** Copies the list and checks that no name occurs twice. */
    public ConnectionDetails {
        entries = List.copyOf(entries);
        if (entries.size() > FEW) {
            checkMany(entries);
        } else {
            checkFew(entries);
        }
    }

    private static void checkMany(List<Entry> entries) {
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (!seen.add(entry.name())) {
                throw twice(entry);
            }
        }
    }

    /** Comparing a few names is faster than a set of them. */
    private static void checkFew(List<Entry> entries) {
        for (int i = 1; i < entries.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (entries.get(i).name().equals(entries.get(j).name())) {
                    throw twice(entries.get(i));
                }
            }
        }
    }

    private static PermanentBrokerException twice(Entry entry) {
        return PermanentBrokerException.invalid("entries", "names '" + entry.name() + "' twice");
    }

    /**
     * Finds a part.
     *
     * @param name the part's name
     * @return the part, when there is one
     */
    public Optional<Entry> entry(String name) {
        for (Entry entry : entries) {
            if (entry.name().equals(name)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /**
     * The value of a part.
     *
     * @param name the part's name
     * @return the value, when there is such a part
     */
    public Optional<SecretValue> value(String name) {
        return entry(name).map(Entry::value);
    }

    /**
     * The names of all parts.
     *
     * @return the names, in order
     */
    public Set<String> names() {
        return entries.stream().map(Entry::name).collect(Collectors.toUnmodifiableSet());
    }
}
