package dev.resourcebroker.core.provisioning;

/**
 * The last numbers given out.
 *
 * @param effects of effects
 * @param credentials of versions of credentials
 */
record Counts(long effects, long credentials) {
    Counts armed(OpenEffect open) {
        long issued = open.is(EffectKind.ISSUE) ? open.effect().version() : 0;
        return new Counts(Math.max(effects, open.number()), Math.max(credentials, issued));
    }

    Counts credentials(long last) {
        return new Counts(effects, last);
    }
}
