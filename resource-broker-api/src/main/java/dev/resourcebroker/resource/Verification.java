package dev.resourcebroker.resource;

import java.time.Duration;

/**
 * What came of trying a connection. It tells no address and repeats nothing that the server said.
 *
 * @param code what was found
 * @param loggedIn whether the server accepted the credentials. Only some types are logged in to (PostgreSQL and Redis);
 *     with the others REACHABLE means that the port accepts connections.
 * @param elapsed how long it took
 */
public record Verification(Code code, boolean loggedIn, Duration elapsed) {
    /** What was found, as a stable name that callers may branch on. New ones may come. */
    public enum Code {
        /** The server accepts connections and, where it was logged in to, the credentials. */
        REACHABLE,
        /** Nobody accepts connections at that address and port. */
        REFUSED,
        /** No answer within the deadline, or none to the end. */
        TIMED_OUT,
        /** The server knows no such user, or wants another password, or doesn't let this user in there. */
        CREDENTIALS_REJECTED,
        /** The host platform's network policy forbids connecting to one of the hosts. Nothing was sent. */
        NOT_ALLOWED,
        /** No address is known for the host. */
        UNRESOLVABLE,
        /** The server accepted the credentials and has no such database. */
        DATABASE_UNKNOWN,
        /** The server offers no encryption where it is asked for, or its certificate isn't trusted. */
        TLS_FAILED,
        /** The server answered that it can't serve now: it starts up, or has too many clients. */
        SERVER_ERROR,
        /** Whatever answers there doesn't speak as this type does, hangs up, or says too much. */
        PROTOCOL_ERROR,
        /** The connection details name no network address that could be tried: a local socket, or no port. */
        NOT_CHECKABLE
    }

    /**
     * Whether a workload can be expected to connect.
     *
     * @return true for REACHABLE
     */
    public boolean reachable() {
        return code == Code.REACHABLE;
    }
}
