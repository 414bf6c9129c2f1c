package dev.resourcebroker.spi;

import dev.resourcebroker.OrgId;
import java.util.List;

/**
 * Tells which organisations have key encryption keys of their own: a tenant's key in the tenant's own account, say. What
 * it answers is the host's configuration; it must not come from anything that a tenant can write. Registered on the
 * builder. Thread-safe, and asked often: it answers from memory.
 */
@FunctionalInterface
public interface OrgKeyChooser {
    /**
     * The keys of an organisation, open already: the broker opens the platform's keys only.
     *
     * @param org the organisation
     * @return its keys. The first wraps; the others only unwrap what they wrapped before. Empty when the platform's keys
     *     serve it; those unwrap in any case what they wrapped
     */
    List<KeyEncryptionKey> keysOf(OrgId org);
}
