package dev.resourcebroker.core.crypto;

import dev.resourcebroker.resource.ResourceId;
import java.util.UUID;

/**
 * The place of an encrypted field within its organisation.
 *
 * @param owner the id of what it belongs to: a resource, or a credential that was brought
 * @param purpose what it is for
 * @param seq which of several
 */
public record FieldPlace(UUID owner, Purpose purpose, long seq) {
    /**
     * The place of a field of a resource.
     *
     * @param resource whose it is
     * @param purpose what it is for
     * @param seq which of several
     * @return the place
     */
    public static FieldPlace of(ResourceId resource, Purpose purpose, long seq) {
        return new FieldPlace(resource.value(), purpose, seq);
    }
}
