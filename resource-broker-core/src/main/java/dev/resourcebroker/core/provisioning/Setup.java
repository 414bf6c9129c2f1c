package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provisioning.DriftPolicy;

/**
 * What doesn't change over a resource's life.
 *
 * @param tag its mark in its first incarnation
 * @param traits what its offering declares
 * @param pace how patient the worker is
 * @param doubt what happens where the vendor would double
 * @param rules which rules hold
 * @param drift what happens to what was changed or removed behind our back
 */
record Setup(Tag tag, Traits traits, Pace pace, Doubt doubt, Rules rules, DriftPolicy drift) {
    // With a resource's id of 36 characters and five digits, the name is a DNS label still.
    private static final int MOST_OF_INSTALLATION = 20;

    /** The name to create an incarnation under. The id makes it nobody else's; the beginning is for people's eyes. */
    static String nameOf(Tag tag) {
        String installation = tag.installation();
        String beginning = installation.substring(0, Math.min(installation.length(), MOST_OF_INSTALLATION));
        return beginning + "-" + tag.resource() + "-" + tag.incarnation();
    }
}
