package dev.resourcebroker.tck;

/** What goes wrong with one request between a provider and its vendor. */
enum Fault {
    /** The request gets lost, and the connection ends. */
    DROPPED(0, Fault.CLOSE),
    /** The answer gets lost, and the connection ends. */
    LOST(1, Fault.CLOSE),
    /** The vendor does it, and says nothing. */
    SILENCE(1, Fault.WAIT),
    /** The network repeats the request. */
    TWICE(2, Fault.PASS),
    /** The vendor fails before it did anything. */
    ERROR(0, 500),
    /** The vendor did it, and fails. */
    LATE_ERROR(1, 500),
    /** A gateway answers with a page of its own. */
    PAGE(0, 200),
    /** The vendor did it, and a gateway answers with a page of its own. */
    LATE_PAGE(1, 200),
    /** The vendor asks to wait. */
    BUSY(0, 429),
    /** The vendor is away for a while. */
    AWAY(0, 503),
    /** The vendor doesn't take the request. */
    REFUSED(0, 400),
    /** The vendor doesn't know the credential. */
    UNAUTHORIZED(0, 401),
    /** The vendor doesn't let the credential do that. */
    FORBIDDEN(0, 403);

    static final int PASS = 0;
    static final int CLOSE = -1;
    static final int WAIT = -2;

    /** How often the request reaches the vendor. */
    final int forwards;

    /** The status of a made-up answer, or what happens instead. */
    final int answer;

    Fault(int forwards, int answer) {
        this.forwards = forwards;
        this.answer = answer;
    }
}
