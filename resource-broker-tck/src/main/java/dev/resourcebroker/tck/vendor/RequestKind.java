package dev.resourcebroker.tck.vendor;

import java.util.Arrays;
import java.util.Optional;

/** What the fake vendor is asked to do. A star stands for an id. */
public enum RequestKind {
    /** Which account a credential is. */
    ACCOUNT("GET", "account"),
    /** The things of the account, a page at a time. */
    LIST_THINGS("GET", "things"),
    /** The keys of a thing. */
    LIST_KEYS("GET", "keys"),
    /** Make a thing. */
    CREATE("POST", "things"),
    /** Change a thing, or tag it. */
    UPDATE("PATCH", "things/*"),
    /** Delete a thing. */
    DELETE("DELETE", "things/*"),
    /** Take a deletion back. */
    UNDELETE("POST", "things/*/undelete"),
    /** Issue a key. */
    ISSUE("POST", "things/*/keys"),
    /** Revoke a key. */
    REVOKE("DELETE", "keys/*"),
    /** Take a snapshot of a thing. */
    SNAPSHOT("POST", "things/*/snapshots"),
    /** Bring a thing back to a snapshot. */
    RESTORE("POST", "things/*/restore");

    private final String method;
    private final String path;

    RequestKind(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /**
     * Whether it may change anything.
     *
     * @return false for what only looks
     */
    public boolean isEffect() {
        return !method.equals("GET");
    }

    static Optional<RequestKind> of(String method, String path) {
        String pattern = path.replaceFirst("^(things|keys)/[^/]+", "$1/*");
        return Arrays.stream(values())
                .filter(kind -> kind.method.equals(method) && kind.path.equals(pattern))
                .findFirst();
    }
}
