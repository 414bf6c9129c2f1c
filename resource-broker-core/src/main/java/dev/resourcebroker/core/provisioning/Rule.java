package dev.resourcebroker.core.provisioning;

/**
 * The rules without which a resource or a credential is lost, doubled or cut off. Each is held in one place. The model
 * check switches each off alone and sees a law broken.
 */
enum Rule {
    /** An effect is on record before its call leaves. */
    ARM_FIRST,
    /** An effect is armed under the fence: a worker that was overtaken starts nothing. */
    ARM_ON_FENCE,
    /** An effect is armed on the wish that it was decided by. */
    ARM_ON_WISH,
    /** An outcome is saved under the fence: a worker that was overtaken changes no row. */
    SETTLE_ON_FENCE,
    /** A wish that changed meanwhile keeps no outcome from being saved. */
    SETTLE_ON_FENCE_ALONE,
    /** A revocation is armed only while no injection carries the version, looked at again in that transaction. */
    REVOKE_UNCARRIED,
    /** Name and token depend on resource and incarnation, never on the try. */
    NAME_BY_INCARNATION,
    /** Absence counts only when it was looked for after quiet time. */
    ABSENCE_AFTER_QUIET,
    /** Quiet time counts from the call's deadline, not from its start. */
    QUIET_FROM_DEADLINE,
    /** Absence is judged by when the look began. */
    ABSENCE_BY_BEGIN,
    /** "Access denied" says nothing about existence. */
    DENIED_IS_NOT_ABSENCE,
    /** The account that a creation goes to is on record when it is armed. */
    ACCOUNT_WHEN_ARMED,
    /** What another account doesn't see may exist all the same. */
    ABSENCE_BY_ACCOUNT,
    /** An answer that never came closes nothing. */
    UNKNOWN_STAYS_OPEN,
    /** A refusal accounts for its own try: while an earlier one is in doubt, it closes nothing. */
    ANSWER_OF_OWN_TRY,
    /** A resource is ours by its tag, never by its name. */
    OURS_BY_TAG,
    /** An untagged resource under our name is ours to claim while a creation of ours is open. */
    CLAIM_UNTAGGED,
    /** A claimed resource is tagged before anything else happens to it. */
    TAG_BEFORE_USE,
    /** Nothing opposite to a deletion before quiet. */
    NOTHING_OPPOSITE,
    /** DELETED only after a quiet look. */
    DELETED_AFTER_QUIET,
    /** DELETED is concluded on the wish that it was decided by. */
    DELETED_ON_WISH,
    /** Credentials that outlive their resource are revoked before it goes. */
    REVOKE_BEFORE_DELETE,
    /** Every look takes credentials on record that aren't. */
    SWEEP_CREDENTIALS,
    /** One look happens at the end of quiet time, READY or not. */
    LOOK_WHEN_QUIET,
    /** A version whose secret was lost is revoked, and another is issued. */
    REVOKE_LOST,
    /** A version is ACTIVE when the vendor shows it usable, not when it was issued. */
    ACTIVE_WHEN_USABLE,
    /** Where the secret is replaced in place, the old one is given out no more from the arming on. */
    RETIRE_IN_PLACE,
    /** What may have been replaced in place is never given out again, even if the next replacement is refused. */
    NEVER_BACK_IN_DOUBT,
    /** An injection is on record with the old version and the new until it was delivered. */
    INJECT_BOTH,
    /** At the limit of credentials a rotation waits. */
    WAIT_AT_LIMIT,
    /** Before an effect is replayed, its resource is looked for. */
    LOOK_BEFORE_REPLAY,
    /** Before a refusal for good is believed, what an earlier arrival of the request made is looked for. */
    LOOK_BEFORE_BELIEVING,
    /** A record older than what the vendor shows is suspended. */
    SUSPEND_WHEN_RESTORED,
    /** A claim's fence is above every fence before the restore. */
    FENCE_ABOVE_RESTORED,
    /** Quiet time begins again on the operator's word. */
    QUIET_AFTER_WORD,
    /** Numbers go on above every one seen. */
    NUMBER_ABOVE_SEEN,
    /** What was issued in place before a restore is issued anew. */
    ISSUE_ANEW,
    /** Credentials that a restore forgot are revoked only after the word that everything was injected again. */
    FORGOTTEN_UNTIL_WORD,
    /** FAILED and QUARANTINED keep a slow look. */
    SLOW_LOOK,
    /** A refusal is remembered per version of the wish. */
    REFUSAL_PER_WISH,
    /** A stray second resource is removed once quiet. */
    REMOVE_STRAYS,
    /** What is to be retained is neither revoked nor deleted. */
    LEAVE_RETAINED,
    /** A deletion that is open is repeated only while it would be armed anew. */
    REPEAT_WHILE_DUE,
    /** Before a deletion that asks for it, a snapshot is on record. */
    SNAPSHOT_FIRST,
    /** A snapshot counts for the wish that it was taken for: what was written after that was taken back isn't in it. */
    SNAPSHOT_PER_WISH,
    /** A restore in place whose answer was lost isn't sent again before quiet. */
    RESTORE_ONCE_QUIET,
    /** That a restore in place was done is told by the highest number that the resource carries. */
    RESTORE_BY_STAMP,
    /** Where the resource tells no number, a restore in place whose answer was lost isn't sent again at all. */
    RESTORE_TOLD,
    /** A restore in place that was refused for good isn't tried again by a wish for something else. */
    RESTORE_REFUSED_ONCE,
    /** A resource that is brought back may take as long as a new one until it is usable. */
    TIME_TO_RESTORE,
    /** A restore in place that a restored meta-database still asks for may be done already, and isn't tried. */
    RESTORES_END,
    /** What was changed or removed behind our back is left where the policy says so, until a caller's word. */
    LEAVE_DRIFTED,
    /** A difference is somebody else's only after a quiet look showed the resource as wished. */
    WITNESS_ONCE_QUIET
}
