package dev.resourcebroker.verification.summary;

import java.util.Locale;

/** How one test ended. */
enum Outcome {
    PASSED,
    FAILED,
    SKIPPED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
