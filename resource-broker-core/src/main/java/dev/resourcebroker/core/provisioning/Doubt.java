package dev.resourcebroker.core.provisioning;

/** What happens when a creation's answer was lost, nothing is found once quiet, and the vendor would double. */
enum Doubt {
    /** Create again. A request that left after its deadline then makes a stray, which is removed. */
    CREATE_AGAIN,
    /** Wait for an operator's word. */
    QUARANTINE
}
