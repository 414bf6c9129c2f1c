package dev.resourcebroker.core.provisioning;

/** What callers, operators and misfortune do to a row. */
enum Event {
    UPDATE,
    ROTATE,
    DELETE,
    DELETE_RETAINING,
    DELETE_AFTER_SNAPSHOT,
    TAKE_BACK,
    /** The resource itself is to be what it was. */
    BRING_BACK,
    /** So much time passes that a new resource should long be usable. */
    AGE,
    /** An injection finds out which version to carry; it is on record only later. */
    RESOLVE,
    INJECT,
    /** The workload stops, and its injection ends. */
    END,
    /** The vendor loses the resource. */
    LOSE,
    /** Somebody changes the resource at the vendor. */
    TAMPER,
    /** Somebody deletes it there, into the vendor's bin. */
    BIN,
    /** The word to give up what is lost, and to make another. */
    ANEW,
    BACK_UP,
    /** From a backup, and the workers start at once; who restored hasn't told. */
    RESTORE,
    /** From a backup, within a second, and the operator's word is given before the workers start. */
    RESTORE_AT_ONCE,
    /** The operator's word after a restore: go on. */
    GO_ON,
    /** The operator's word after that: everything was injected again. */
    REINJECTED
}
