package dev.resourcebroker.provider;

import dev.resourcebroker.error.PermanentBrokerException;

/**
 * Which secrets a vendor takes, where the engine chooses them.
 *
 * @param alphabet the characters that may occur, each once
 * @param least the fewest characters
 * @param most the most characters
 */
public record SecretShape(String alphabet, int least, int most) {
    // Below this a secret could be guessed, whatever the vendor takes.
    private static final double BITS = 96;

    /** Checks that a secret of the most characters can't be guessed. */
    public SecretShape {
        if (alphabet.chars().distinct().count() != alphabet.length()) {
            throw PermanentBrokerException.invalid("alphabet", "has a character twice");
        }
        if (least < 1 || least > most) {
            throw PermanentBrokerException.invalid("least", "must be 1 to " + most);
        }
        if (most * Math.log(alphabet.length()) / Math.log(2) < BITS) {
            throw PermanentBrokerException.invalid("most", "allows no secret of " + (int) BITS + " bits");
        }
    }
}
