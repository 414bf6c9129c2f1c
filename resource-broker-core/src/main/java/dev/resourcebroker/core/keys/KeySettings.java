package dev.resourcebroker.core.keys;

import dev.resourcebroker.spi.KeyEncryptionKey;
import dev.resourcebroker.spi.OrgKeyChooser;
import dev.resourcebroker.spi.Tombstones;
import java.util.List;

/**
 * What wraps keysets, and for whom.
 *
 * @param installation the installation that stores them; part of everything that ciphertexts are bound to
 * @param keks the platform's key encryption keys, opened; the first wraps
 * @param chooser tells which organisations have keys of their own
 * @param tombstones remember who was destroyed
 * @param limits how often keys are asked
 */
public record KeySettings(
        String installation, List<KeyEncryptionKey> keks, OrgKeyChooser chooser, Tombstones tombstones, Limits limits) {
    /** Copies the keys. */
    public KeySettings {
        keks = List.copyOf(keks);
    }

    /**
     * How often keys are asked.
     *
     * @param cache how long a key isn't asked again
     * @param calls how fast, and how long, it is
     */
    public record Limits(CacheLimits cache, CallLimits calls) {
        /** What holds unless said. */
        public static final Limits DEFAULT = new Limits(CacheLimits.DEFAULT, CallLimits.DEFAULT);
    }
}
