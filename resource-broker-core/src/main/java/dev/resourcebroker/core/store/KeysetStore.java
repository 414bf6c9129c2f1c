package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import java.util.Optional;

/** Wrapped keysets, one per organisation. Each call is a transaction of its own. Thread-safe. */
public interface KeysetStore {
    /**
     * Finds an organisation's keyset.
     *
     * @param org whose keyset
     * @return the keyset, when the organisation has one
     */
    Optional<WrappedKeyset> find(OrgId org);

    /**
     * Stores an organisation's first keyset.
     *
     * @param keyset the keyset
     * @return false when somebody else was first; nothing was stored then
     */
    boolean insert(WrappedKeyset keyset);
}
