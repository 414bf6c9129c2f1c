package dev.resourcebroker.core.provisioning;

import org.jspecify.annotations.Nullable;

/**
 * Where a resource is.
 *
 * @param incarnation counts how often it was made anew under the same resource id
 * @param id the vendor's id of it, once known
 * @param account the vendor's account that it was created in, once a creation is armed
 */
record Place(
        long incarnation, @Nullable String id, @Nullable String account) {
    Place id(String found) {
        return new Place(incarnation, found, account);
    }

    Place account(String found) {
        return new Place(incarnation, id, found);
    }
}
