package dev.resourcebroker.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who manages a field, and what lies below it, as the API server keeps it. */
final class FieldOwners {
    private static final FieldOwners NOBODY = new FieldOwners(List.of());

    private final List<Owner> all;

    private FieldOwners(List<Owner> all) {
        this.all = all;
    }

    static FieldOwners nobody() {
        return NOBODY;
    }

    static FieldOwners of(HasMetadata object) {
        List<Owner> all = new ArrayList<>();
        for (ManagedFieldsEntry entry : object.getMetadata().getManagedFields()) {
            if (entry.getFieldsV1() != null) {
                all.add(new Owner(entry.getManager(), entry.getFieldsV1().getAdditionalProperties()));
            }
        }
        return new FieldOwners(all);
    }

    FieldOwners at(Iterable<String> path) {
        FieldOwners found = this;
        for (String step : path) {
            found = found.at(step);
        }
        return found;
    }

    FieldOwners at(String step) {
        List<Owner> below = new ArrayList<>();
        for (Owner owner : all) {
            if (owner.fields().get(step) instanceof Map<?, ?> fields) {
                below.add(new Owner(owner.manager(), fields));
            }
        }
        return new FieldOwners(below);
    }

    FieldOwners named(String list, String name) {
        return at(list).at("k:{\"name\":\"" + name + "\"}");
    }

    boolean has(String manager) {
        return all.stream().anyMatch(owner -> owner.manager().equals(manager));
    }

    List<String> others(String than) {
        return all.stream()
                .map(Owner::manager)
                .filter(manager -> !manager.equals(than))
                .distinct()
                .sorted()
                .toList();
    }

    private record Owner(String manager, Map<?, ?> fields) {}
}
