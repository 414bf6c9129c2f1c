package dev.resourcebroker.resource;

/** What becomes of a resource at its vendor when it is deleted here. */
public enum DeletionPolicy {
    /** Nothing: the resource stays with its vendor, and so do its credentials. */
    RETAIN,
    /** It is deleted, after its credentials were revoked where they would outlive it. */
    DELETE,
    /** A snapshot of it is taken first. Where that is refused, it isn't deleted. */
    SNAPSHOT_THEN_DELETE
}
