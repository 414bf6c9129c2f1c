package dev.resourcebroker.resource;

/** Where a resource stands in its life. */
public enum Phase {
    /** Wished for; nothing has been done yet. */
    PENDING,
    /** Being made. */
    PROVISIONING,
    /** Usable: its credentials can be injected. */
    READY,
    /** Usable, and not as it was wished. */
    DRIFTED,
    /** Being changed to a new wish. */
    UPDATING,
    /** Being given a new credential. */
    ROTATING,
    /** Being taken back to an earlier state. */
    RESTORING,
    /** To be deleted after a grace time; can be taken back. */
    DELETION_PENDING,
    /** Being deleted. */
    DELETING,
    /** Gone. A tombstone remains. */
    DELETED,
    /** Refused by the vendor for good; retried on request. */
    FAILED,
    /** The outcome of an effect could not be found out; an operator decides. */
    QUARANTINED
}
