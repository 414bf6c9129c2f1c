package dev.resourcebroker.core.provisioning;

/**
 * Where the lack of a rule shows.
 *
 * @param vendor at which vendor
 * @param story in which story
 * @param deviations how many it takes
 * @param law which law breaks
 */
record Mutant(VendorKind vendor, Story story, int deviations, String law) {
    private static final String TWO = "there are two resources";
    private static final String KEYS = "the credentials at the vendor aren't those on record";
    private static final String CUT_OFF = "a workload is cut off";
    private static final String DEAD = "a workload is given a credential that the vendor refuses";
    private static final String ENDLESS = "a run never ends";
    private static final String MISSING = "a resource is missing";
    private static final String RETAINED = "what is to be retained is revoked or deleted";
    private static final String UNSAVED = "what no snapshot holds is revoked or deleted";
    private static final String RESTORED_TWICE = "a restore in place is done twice";
    private static final String ALIVE = "a deleted resource is alive";

    static Mutant of(Rule rule) {
        return switch (rule) {
            case ARM_FIRST -> neon(Story.CREATE, 1, KEYS);
            case ARM_ON_FENCE -> neon(Story.CREATE, 1, TWO);
            case ARM_ON_WISH -> neon(Story.TAKEN_BACK, 1, "a deletion is armed although the resource is wished for");
            case SETTLE_ON_FENCE -> neon(Story.CREATE, 1, KEYS);
            case SETTLE_ON_FENCE_ALONE -> neon(Story.CHANGE, 1, "an answer is thrown away");
            case REVOKE_UNCARRIED -> neon(Story.RESOLVED_EARLY, 1, CUT_OFF);
            case NAME_BY_INCARNATION -> new Mutant(VendorKind.RDS, Story.CARRIED, 1, TWO);
            case ABSENCE_AFTER_QUIET -> neon(Story.CREATE, 1, TWO);
            case QUIET_FROM_DEADLINE -> neon(Story.CREATE, 1, KEYS);
            case ABSENCE_BY_BEGIN -> new Mutant(VendorKind.UNTAGGED, Story.CREATE, 2, ENDLESS);
            case DENIED_IS_NOT_ABSENCE -> neon(Story.REMOVE, 2, ALIVE);
            case ACCOUNT_WHEN_ARMED -> neon(Story.CARRIED, 1, KEYS);
            case ABSENCE_BY_ACCOUNT -> neon(Story.CARRIED, 1, KEYS);
            case UNKNOWN_STAYS_OPEN -> new Mutant(VendorKind.RESET, Story.CREATE, 1, KEYS);
            case ANSWER_OF_OWN_TRY -> new Mutant(VendorKind.RESET, Story.TAKEN_BACK, 3, MISSING);
            case OURS_BY_TAG -> neon(Story.CREATE, 0, "something is deleted that doesn't carry our tag");
            case CLAIM_UNTAGGED -> new Mutant(VendorKind.UNTAGGED, Story.CREATE, 1, ENDLESS);
            case TAG_BEFORE_USE ->
                new Mutant(VendorKind.S3, Story.CREATE, 1, "a credential is issued on what doesn't carry our tag");
            case NOTHING_OPPOSITE -> new Mutant(VendorKind.RDS, Story.TAKEN_BACK, 2, MISSING);
            case DELETED_AFTER_QUIET -> neon(Story.REMOVE, 2, ALIVE);
            case DELETED_ON_WISH -> neon(Story.TAKEN_BACK, 2, "a resource is given up although it is wished for");
            case REVOKE_BEFORE_DELETE ->
                new Mutant(VendorKind.S3, Story.REMOVE, 0, "a deleted resource has credentials");
            case SWEEP_CREDENTIALS -> neon(Story.RESTORED, 0, KEYS);
            case LOOK_WHEN_QUIET -> neon(Story.CHANGE, 2, "a resource isn't as it is wished");
            case REVOKE_LOST -> neon(Story.CREATE, 2, KEYS);
            case ACTIVE_WHEN_USABLE -> new Mutant(VendorKind.S3, Story.CARRIED, 1, DEAD);
            case RETIRE_IN_PLACE -> new Mutant(VendorKind.RESET, Story.CARRIED, 1, DEAD);
            case NEVER_BACK_IN_DOUBT -> new Mutant(VendorKind.RESET, Story.CARRIED, 3, DEAD);
            case INJECT_BOTH -> neon(Story.CARRIED, 1, CUT_OFF);
            case WAIT_AT_LIMIT -> new Mutant(VendorKind.S3, Story.ROTATED_TWICE, 0, ENDLESS);
            case LOOK_BEFORE_REPLAY -> neon(Story.CREATE, 1, TWO);
            case LOOK_BEFORE_BELIEVING ->
                new Mutant(VendorKind.S3, Story.CARRIED, 1, "a refusal is believed of what was done");
            case SUSPEND_WHEN_RESTORED -> neon(Story.RESTORED, 0, CUT_OFF);
            case FENCE_ABOVE_RESTORED -> neon(Story.RESTORED_AMID, 3, CUT_OFF);
            case QUIET_AFTER_WORD -> neon(Story.RESTORED_AT_ONCE, 2, KEYS);
            case NUMBER_ABOVE_SEEN -> neon(Story.RESTORED_AMID, 0, "a credential stays FORGOTTEN");
            case ISSUE_ANEW -> new Mutant(VendorKind.RESET, Story.RESTORED, 0, DEAD);
            case FORGOTTEN_UNTIL_WORD -> neon(Story.RESTORED, 0, CUT_OFF);
            case SLOW_LOOK -> neon(Story.CREATE, 1, Law.NO_LOOK);
            case REFUSAL_PER_WISH -> neon(Story.CREATE, 1, "a resource is stuck in FAILED");
            case REMOVE_STRAYS -> neon(Story.CARRIED, 1, TWO);
            case LEAVE_RETAINED -> neon(Story.RETAINED, 0, RETAINED);
            case REPEAT_WHILE_DUE -> neon(Story.RETAINED_AFTER_ALL, 2, RETAINED);
            case SNAPSHOT_FIRST -> neon(Story.SAVED, 0, UNSAVED);
            case SNAPSHOT_PER_WISH -> neon(Story.SAVED_TWICE, 1, UNSAVED);
            case RESTORE_ONCE_QUIET -> neon(Story.BROUGHT_BACK, 1, RESTORED_TWICE);
            case RESTORE_BY_STAMP -> neon(Story.BROUGHT_BACK, 1, RESTORED_TWICE);
            case RESTORE_TOLD -> new Mutant(VendorKind.UNTAGGED, Story.BROUGHT_BACK, 1, RESTORED_TWICE);
            case RESTORE_REFUSED_ONCE ->
                neon(Story.BROUGHT_BACK, 1, "a restore that was refused for good is tried again");
            case TIME_TO_RESTORE ->
                new Mutant(VendorKind.RDS, Story.BROUGHT_BACK_LATE, 0, "a resource is stuck in QUARANTINED");
            case RESTORES_END -> neon(Story.BROUGHT_BACK_AND_RESTORED, 1, RESTORED_TWICE);
            case LEAVE_DRIFTED -> neon(Story.LEFT, 0, "what is to be left is put right");
            case WITNESS_ONCE_QUIET -> neon(Story.LEFT_CHANGED, 2, "a resource isn't as it is wished");
        };
    }

    private static Mutant neon(Story story, int deviations, String law) {
        return new Mutant(VendorKind.NEON, story, deviations, law);
    }
}
