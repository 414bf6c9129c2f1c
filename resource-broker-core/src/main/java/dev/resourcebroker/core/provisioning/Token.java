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
     * @param open what is sent
     * @param epoch the operator's last word that was followed, {@link Standing#epoch()}: numbers that a restore of the
     *     meta-database forgot are given out again
     */
    static String of(Tag tag, OpenEffect open, long epoch) {
        String resource = tag.installation() + " " + tag.resource() + " " + tag.incarnation();
        String text = resource + " " + open.effect().kind() + " " + discriminator(open, epoch);
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The token of what is done about something that a sweep found: one for each thing. */
    static String ofCleaning(Tag tag, Effect effect) {
        String resource = tag.installation() + " " + tag.resource() + " " + tag.incarnation();
        String text = resource + " clean " + effect.kind() + " " + effect.target();
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What tells an effect from others of its kind on the same resource. */
    private static String discriminator(OpenEffect open, long epoch) {
        long version = open.effect().version();
        return switch (open.effect().kind()) {
            // Closed in doubt and armed again, it is to find what the first one made.
            case CREATE -> "";
            case ISSUE -> version + "";
            case SNAPSHOT, RESTORE -> version + " " + epoch;
            // May be needed once more after it was undone.
            case UPDATE, REVOKE, DELETE, UNDELETE -> open.number() + " " + epoch;
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
