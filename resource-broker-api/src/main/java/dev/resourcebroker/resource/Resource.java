package dev.resourcebroker.resource;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A tenant's resource as it stood when it was read. Holds no connection details.
 *
 * @param id the broker's id
 * @param org whose it is
 * @param kind which strategy handles it
 * @param name unique within the organisation among what is not deleted
 * @param type what it speaks
 * @param parameters the kind's own content, as far as it may be shown
 * @param labels how the host finds it
 * @param phase where it stands in its life
 * @param rowVersion grows with every change; given back with a change to prove that it was made on what was read
 * @param connectionVersion number of the current connection version, 0 before there is one
 * @param history who made it, and when
 * @param made what is known of it when it was made at a vendor; empty for other kinds
 */
public record Resource(
        ResourceId id,
        OrgId org,
        KindId kind,
        String name,
        ResourceType type,
        Map<String, String> parameters,
        Labels labels,
        Phase phase,
        long rowVersion,
        long connectionVersion,
        History history,
        Optional<Made> made) {
    /** Copies the parameters. */
    public Resource {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Who made a resource, and when.
     *
     * @param createdBy who made it
     * @param createdAt when it was made
     * @param changedAt when it last changed
     */
    public record History(Actor createdBy, Instant createdAt, Instant changedAt) {}
}
