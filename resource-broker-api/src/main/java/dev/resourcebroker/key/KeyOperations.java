package dev.resourcebroker.key;

import dev.resourcebroker.OrgId;
import java.util.function.Consumer;

/**
 * Changing keys. Every operation works while everybody reads and writes, and may be killed at any moment: called again it
 * goes on where it was. Runs on the calling thread. Thread-safe.
 */
public interface KeyOperations {
    /**
     * Wraps every keyset that isn't wrapped by the key that wraps new ones: the platform's, or the organisation's own. No
     * field is touched. Afterwards, when nothing failed, former keys may be taken out of the configuration.
     *
     * @param progress is told after every keyset; what it throws ends the run
     * @return how many were wrapped anew, and which failed
     */
    RewrapOutcome rewrap(Consumer<KeyProgress> progress);

    /**
     * Gives an organisation's keyset a new key, which encrypts from now on, encrypts all its fields anew, and forgets the
     * old keys. One that was begun and killed is brought to its end first, without a further key.
     *
     * @param org whose keyset
     * @param progress is told from time to time; what it throws ends the run
     * @return how many fields were encrypted anew, and what could not be
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND when the organisation has no keyset; GONE; what keys
     *     throw; DECRYPTION_FAILED when unreadable fields have kept too many old keys
     */
    RotationOutcome rotate(OrgId org, Consumer<KeyProgress> progress);

    /**
     * Destroys an organisation's keyset, for good: nothing that is stored for it can be read again from this
     * meta-database. Every call for the organisation answers GONE, here at once and in other processes within the age of
     * their cache. A backup of the meta-database still holds the wrapped keyset: for that, destroy the key encryption key
     * that wrapped it, if it is the organisation's own. The tombstone keeps a restored backup from reviving it.
     * Harmless when repeated.
     *
     * @param org whose keyset
     */
    void destroy(OrgId org);

    /**
     * What an organisation's role must ask for, so that the broker may assume it: always the same, the platform's choice
     * and never the organisation's, not secret.
     *
     * @param org the organisation
     * @return the external id, for the trust policy of the organisation's role
     */
    String externalId(OrgId org);
}
