package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Tag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The idempotency tokens of effects: the same for every try of one, and different between any two. */
final class Token {
    private Token() {}

    /**
     * The token of an effect: 64 hexadecimal digits.
     *
     * @param tag the mark of the resource's incarnation
     * @param effect what is sent
     * @param number the effect's number, {@link OpenEffect#number()}
     */
    static String of(Tag tag, Effect effect, long number) {
        // No field but the last may hold a space.
        String text = tag.installation() + " " + tag.resource() + " " + tag.incarnation() + " " + effect.kind() + " "
                + effect.version() + " " + (isNumbered(effect.kind()) ? number : 0);
        return HexFormat.of().formatHex(digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the same thing may be done to a resource again. What is made once has no number: it may be sent anew. */
    private static boolean isNumbered(EffectKind kind) {
        return switch (kind) {
            case CREATE, ISSUE, RESTORE -> false;
            case UPDATE, REVOKE, DELETE, UNDELETE, SNAPSHOT -> true;
        };
    }

    private static byte[] digest(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
