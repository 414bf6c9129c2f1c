package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.SecretShape;
import dev.resourcebroker.secret.SecretValue;
import java.security.SecureRandom;

/** Chooses secrets that vendors want from us. Thread-safe. */
final class Secrets {
    // Enough for every use; longer ones only meet more limits of vendors.
    private static final int USUAL = 32;

    private final SecureRandom random = new SecureRandom();

    /** A secret that can't be guessed: each character is drawn evenly from the alphabet. */
    SecretValue choose(SecretShape shape) {
        String alphabet = shape.alphabet();
        int length = Math.min(shape.most(), Math.max(shape.least(), Math.max(USUAL, lengthFor(alphabet))));
        StringBuilder secret = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            secret.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return SecretValue.of(secret.toString());
    }

    // 128 bits, whatever the alphabet.
    private static int lengthFor(String alphabet) {
        return (int) Math.ceil(128 * Math.log(2) / Math.log(alphabet.length()));
    }
}
