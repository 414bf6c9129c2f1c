package dev.resourcebroker.core.reachability;

import dev.resourcebroker.resource.Verification.Code;
import java.io.IOException;

/** Ends an attempt with its code. Carries no text, so that nothing of the server's or the tenant's can be in it. */
final class Unverified extends IOException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    Unverified(Code code) {
        super(code.name());
        this.code = code;
    }

    Code code() {
        return code;
    }
}
