package dev.resourcebroker.neon;

/** Ends a look: the vendor denied access. */
final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Denied() {
        super("Neon denies access", null, false, false);
    }
}
