package dev.resourcebroker.core.provisioning;

/**
 * The last numbers given out, and how far the wishes were followed.
 *
 * @param effects the last number of an effect
 * @param credentials the last version of a credential
 * @param restored the last restore in place that is done
 * @param refused the last one that is over without: refused for good, or nobody can tell whether it was done
 * @param snapshotted the version of the wish to delete that the last snapshot was taken for; 0 for none
 * @param witnessed the generation of the specification that a quiet look showed as wished, since the last effect that could
 *     change it; 0 for none, and where nobody asks for it
 */
record Counts(long effects, long credentials, long restored, long refused, long snapshotted, long witnessed) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    Counts armed(OpenEffect open) {
        long issued = open.is(EffectKind.ISSUE) ? open.effect().version() : 0;
        return (open.effect().kind().changesResource() ? witnessed(0) : this).atLeast(open.number(), issued);
    }

    /** Goes on above numbers that were given out. */
    Counts atLeast(long effect, long credential) {
        return new Counts(
                Math.max(effects, effect),
                Math.max(credentials, credential),
                restored,
                refused,
                snapshotted,
                witnessed);
    }

    Counts credentials(long last) {
        return new Counts(effects, last, restored, refused, snapshotted, witnessed);
    }

    Counts restored(long number) {
        return new Counts(effects, credentials, Math.max(restored, number), refused, snapshotted, witnessed);
    }

    Counts refused(long number) {
        return new Counts(effects, credentials, restored, Math.max(refused, number), snapshotted, witnessed);
    }

    Counts snapshotted(long wish) {
        return new Counts(effects, credentials, restored, refused, wish, witnessed);
    }

    Counts witnessed(long generation) {
        return new Counts(effects, credentials, restored, refused, snapshotted, generation);
    }

    /** Whether a restore is over, done or not. */
    boolean isOver(long restore) {
        return restore <= Math.max(restored, refused);
    }
}
