package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import java.time.Instant;
import java.util.List;
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

    /**
     * Puts an organisation's keyset in the place of the one before. Waits for transactions that store what was encrypted
     * with that one.
     *
     * @param old the one before
     * @param next the new one
     * @return false when the old one isn't there any more; nothing was stored then
     */
    boolean replace(WrappedKeyset old, WrappedKeyset next);

    /**
     * Destroys an organisation's keyset for good, and keeps it from getting another. Harmless when repeated.
     *
     * @param org whose keyset
     * @param at when
     */
    void destroy(OrgId org, Instant at);

    /**
     * Lists keysets in order of organisations, destroyed ones too.
     *
     * @param after the organisation of the last one before, when this isn't the first part
     * @param most how many
     * @return the next keysets; empty when there is none
     */
    List<WrappedKeyset> list(Optional<OrgId> after, int most);

    /**
     * Counts keysets, destroyed ones too.
     *
     * @return how many there are
     */
    long count();

    /**
     * Records that all keysets of the platform's are wrapped by a key, if they are.
     *
     * @param kekId the key
     * @return false when some aren't; nothing was recorded then
     */
    boolean settle(String kekId);
}
