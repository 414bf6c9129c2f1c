package dev.resourcebroker.core.provisioning;

/** A run of the model ended, or passed, where it may not. */
final class LawBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    LawBroken(String law) {
        super(law);
    }
}
