package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provider.Traits;

/**
 * What doesn't change over a resource's life.
 *
 * @param tag its mark in its first incarnation
 * @param traits what its offering declares
 * @param pace how patient the worker is
 * @param doubt what happens where the vendor would double
 * @param rules which rules hold
 */
record Setup(Tag tag, Traits traits, Pace pace, Doubt doubt, Rules rules) {
    /** The name to create an incarnation under. */
    static String nameOf(Tag tag) {
        return tag.installation() + "-" + tag.resource() + "-" + tag.incarnation();
    }
}
