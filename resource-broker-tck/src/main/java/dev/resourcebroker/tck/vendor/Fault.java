package dev.resourcebroker.tck.vendor;

/** What goes wrong with a request to the fake vendor. Error pages repeat the credential and the body of the request. */
public enum Fault {
    /** It is done, and the connection ends without an answer. */
    ANSWER_LOST(1, 0),
    /** It is not done, and the connection ends without an answer. */
    REQUEST_LOST(0, 0),
    /** It is done twice, and the second answer is given. */
    REPEATED(2, Fault.AS_DONE),
    /** The connection ends without an answer, and it is done later. */
    LATE(0, 0),
    /** It is done, and neither an answer nor the end of the connection comes. */
    HANG(1, Fault.NEVER),
    /** Refused for now: something else is going on with the thing. */
    LOCKED(0, 423),
    /** Refused for now, with a time to wait. */
    TOO_MANY_REQUESTS(0, 429),
    /** The vendor is away, and doesn't say for how long. */
    UNAVAILABLE(0, 503),
    /** The vendor is away, with a time to wait. */
    UNAVAILABLE_FOR_NOW(0, 503),
    /** The vendor fails before it did anything. */
    ERROR_BEFORE(0, 500),
    /** The vendor does it, and fails then. */
    ERROR_AFTER(1, 500),
    /** Refused for good. */
    REFUSED(0, 422),
    /** The credential isn't accepted. */
    DENIED(0, 401);

    static final int AS_DONE = -1;
    static final int NEVER = -2;

    /** How often it is done before anything is answered. */
    final int times;

    /** A status; 0 for the end of the connection. */
    final int answer;

    Fault(int times, int answer) {
        this.times = times;
        this.answer = answer;
    }

    boolean saysWhen() {
        return this == TOO_MANY_REQUESTS || this == UNAVAILABLE_FOR_NOW;
    }
}
