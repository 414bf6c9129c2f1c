package dev.resourcebroker.core.reachability;

import dev.resourcebroker.resource.Verification.Code;
import java.util.List;

/** What came of an attempt. */
record Answer(Code code, boolean loggedIn) {
    /** Accepts connections. */
    static final Answer CONNECTED = new Answer(Code.REACHABLE, false);

    /** Accepts the credentials. */
    static final Answer LOGGED_IN = new Answer(Code.REACHABLE, true);

    private static final List<Code> BY_PROGRESS = List.of(
            Code.UNRESOLVABLE,
            Code.REFUSED,
            Code.TIMED_OUT,
            Code.TLS_FAILED,
            Code.PROTOCOL_ERROR,
            Code.SERVER_ERROR,
            Code.DATABASE_UNKNOWN,
            Code.CREDENTIALS_REJECTED,
            Code.REACHABLE);

    static Answer failed(Code code) {
        return new Answer(code, false);
    }

    /** Whether another server is not to be asked: this one knew the user, or knew better. */
    boolean isFinal() {
        return BY_PROGRESS.indexOf(code) >= BY_PROGRESS.indexOf(Code.DATABASE_UNKNOWN);
    }

    /** The one that got further; this one when both got as far. */
    Answer further(Answer other) {
        return BY_PROGRESS.indexOf(other.code) > BY_PROGRESS.indexOf(code) ? other : this;
    }
}
