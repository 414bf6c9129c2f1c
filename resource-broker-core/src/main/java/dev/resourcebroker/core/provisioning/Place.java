package dev.resourcebroker.core.provisioning;

import org.jspecify.annotations.Nullable;

/**
 * Where a resource is.
 *
 * @param incarnation counts how often it was made anew under the same resource id
 * @param id the vendor's id of it, once known
 * @param account the vendor's account that it was created in, once a creation is armed
 * @param snapshot the vendor's id of the last snapshot that a deletion took
 */
record Place(
        long incarnation,
        @Nullable String id,
        @Nullable String account,
        @Nullable String snapshot) {
    Place id(String found) {
        return new Place(incarnation, found, account, snapshot);
    }

    Place account(String found) {
        return new Place(incarnation, id, found, snapshot);
    }

    Place snapshot(String taken) {
        return new Place(incarnation, id, account, taken);
    }

    /** Where the next one is to be, which nobody knows yet. */
    Place anew(long number, String in) {
        return new Place(number, null, in, snapshot);
    }
}
