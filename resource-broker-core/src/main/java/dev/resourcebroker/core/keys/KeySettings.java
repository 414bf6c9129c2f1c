package dev.resourcebroker.core.keys;

import dev.resourcebroker.spi.KeyEncryptionKey;

/**
 * What wraps keysets, and for whom.
 *
 * @param installation the installation that stores them; part of everything that ciphertexts are bound to
 * @param kek the key encryption key, opened
 * @param cache how long it isn't asked again
 */
public record KeySettings(String installation, KeyEncryptionKey kek, CacheLimits cache) {}
