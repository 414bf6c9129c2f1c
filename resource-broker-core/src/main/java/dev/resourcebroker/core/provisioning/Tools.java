package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.provider.CallRates;
import java.time.Clock;

/**
 * What every step of a worker works with.
 *
 * @param ledger puts on record
 * @param keys encrypts what vendors give
 * @param pools takes credentials that an operator made
 * @param rates holds back calls
 * @param refusals tells of credentials that are refused
 * @param patience tells how long to wait
 * @param adoption puts on record what somebody did at a vendor
 * @param clock tells the time
 */
record Tools(
        Ledger ledger,
        OrgKeys keys,
        Pools pools,
        CallRates rates,
        Refusals refusals,
        Patience patience,
        DriftAdoption adoption,
        Clock clock) {}
