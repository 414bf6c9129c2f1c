package dev.resourcebroker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What may not be in anything that is printed. */
final class Silence {
    private Silence() {}

    static void assertSilent(Tried<?> tried, List<String> secrets) {
        assertSilent(String.valueOf(tried.outcome()), secrets);
        // Whoever logs an error logs its causes.
        for (Throwable e = tried.escaped(); e != null; e = e.getCause()) {
            assertSilent(e.toString(), secrets);
        }
    }

    static void assertSilent(String printed, List<String> secrets) {
        for (String secret : List.copyOf(secrets)) {
            assertThat(printed.contains(secret)).as("a secret is printed").isFalse();
        }
        assertThat(printed).as("the vendor's text").doesNotContain(FaultyWire.MARKER);
    }
}
