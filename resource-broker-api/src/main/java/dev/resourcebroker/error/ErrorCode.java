package dev.resourcebroker.error;

/**
 * What went wrong, as a stable name that callers may branch on. A code never changes its meaning; new ones may come.
 */
public enum ErrorCode {
    /** An argument is missing, too long or of the wrong shape; {@link BrokerException#field()} names it. */
    INVALID_ARGUMENT(false),
    /** Nothing with this id or name exists within the organisation. A foreign id answers exactly so. */
    NOT_FOUND(false),
    /** The name is taken by something with different content. */
    ALREADY_EXISTS(false),
    /** The row version is stale: somebody else changed the resource since it was read. Read it again. */
    CONFLICT(false),
    /** Two bindings of one workload would claim the same name. */
    NAME_CLASH(false),
    /** The resource is bound, and can't be deleted until the last binding is gone. */
    STILL_BOUND(false),
    /** The resource is protected from deletion. */
    PROTECTED(false),
    /** The organisation has as much as it may have, or would spend more than it may. */
    QUOTA_EXCEEDED(false),
    /** The vendor refused for good, or what became of a call can't be found out; the resource tells more. */
    PROVISIONING_FAILED(false),
    /** The organisation brought no credential for this vendor, and the host doesn't let it use the platform's. */
    NO_CREDENTIAL(false),
    /** The operator's pool of credentials for this offering has none left that nobody had. */
    POOL_EMPTY(true),
    /** The vendor denied access to a credential: it is wrong, expired or revoked, or lacks rights. */
    CREDENTIAL_REFUSED(false),
    /** A credential can't go, or be one of another account, while resources that were made with it are left. */
    STILL_IN_USE(false),
    /** It can't be taken back any more. */
    TOO_LATE(false),
    /** The resource isn't ready, so there is nothing to inject yet. */
    NOT_READY(true),
    /** The kind, or another part that is registered by name, is unknown to this broker. */
    NOT_REGISTERED(false),
    /** The offering, or another part, doesn't declare that it can do this. */
    NOT_SUPPORTED(false),
    /** A call's time was up, or its work was given to another worker, before it left. Nothing was sent. */
    EXPIRED(true),
    /** A vendor can't be reached, doesn't answer in time, or gives an answer that says nothing. */
    VENDOR_UNAVAILABLE(true),
    /** The injector could not deliver. What was at the target before is unchanged. */
    DELIVERY_FAILED(false),
    /** The meta-database can't be reached, or broke off. */
    META_DATABASE_UNAVAILABLE(true),
    /** No connection to the meta-database became free in time. */
    META_DATABASE_BUSY(true),
    /** The meta-database isn't what this version expects: schema, rights or content. */
    META_DATABASE_INVALID(false),
    /** The meta-database belongs to another installation. */
    INSTALLATION_MISMATCH(false),
    /** The key encryption key is gone, although the meta-database was begun with one. */
    KEY_MISSING(false),
    /** The key encryption key isn't the one that wrapped the keysets, or its file can't be read as a keyset. */
    KEY_MISMATCH(false),
    /** The key encryption key's service refuses it: disabled, about to be deleted, or no access. The message says more. */
    KEY_REFUSED(false),
    /** The key encryption key's service can't be reached. */
    KEY_UNAVAILABLE(true),
    /** The sink of the audit log threw; what it was given is handed over again later. */
    AUDIT_SINK_FAILED(true),
    /** A stored value failed authentication: altered, or moved from its place. */
    DECRYPTION_FAILED(false),
    /** The organisation was destroyed: its keyset is gone for good. */
    GONE(false),
    /** An optional library is not on the class path; the message names it. */
    MISSING_DEPENDENCY(false),
    /** The organisation asks for more than the host lets it, for now. */
    RATE_LIMITED(true),
    /** The broker has been closed. */
    CLOSED(false),
    /** A defect of the library or of an extension. */
    INTERNAL(false);

    private final boolean isTransient;

    ErrorCode(boolean isTransient) {
        this.isTransient = isTransient;
    }

    /**
     * Whether the same call may succeed later without anybody changing anything.
     *
     * @return true for codes carried by {@link TransientBrokerException}
     */
    public boolean isTransient() {
        return isTransient;
    }
}
