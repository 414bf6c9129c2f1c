package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Tag;
import java.time.Instant;

/**
 * A request on its way to a vendor.
 *
 * @param effect what it asks for
 * @param number the effect's number, written to tags
 * @param tag our tag; null when the request that would write it got lost
 * @param generation the specification that it carries
 * @param account the account that it goes to
 * @param landsAt when it is executed
 * @param shownFrom from when looks see what it did
 */
record Request(
        Effect effect, long number, Tag tag, long generation, String account, Instant landsAt, Instant shownFrom) {
    Request at(Instant lands, Instant shown) {
        return new Request(effect, number, tag, generation, account, lands, shown);
    }

    Request untagged() {
        return new Request(effect, number, null, generation, account, landsAt, shownFrom);
    }
}
