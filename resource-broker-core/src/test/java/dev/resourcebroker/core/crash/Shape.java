package dev.resourcebroker.core.crash;

import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.CredentialTraits.Listing;
import dev.resourcebroker.provider.CredentialTraits.SecondIssue;
import dev.resourcebroker.provider.CredentialTraits.Style;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Traits.SecondCreate;
import dev.resourcebroker.provider.Traits.Tagging;
import java.time.Duration;

/** What vendors are like, in a hurry. */
enum Shape {
    /** Nothing is unique, what is deleted can be taken back, keys are named by version. */
    DOUBLING(traits(SecondCreate.DOUBLES, Tagging.ATOMIC, true, keys(SecondIssue.REFUSED, Listing.VERSIONS, false))),
    /** Nothing is unique, and looks are far behind. */
    LAGGING(new Traits(
            SecondCreate.DOUBLES,
            Duration.ofMillis(700),
            Duration.ofMillis(40),
            Tagging.ATOMIC,
            Duration.ZERO,
            keys(SecondIssue.DOUBLES, Listing.VERSIONS, true))),
    /** Names are unique; a second key of a name is another. */
    UNIQUE(traits(SecondCreate.REFUSED, Tagging.ATOMIC, false, keys(SecondIssue.DOUBLES, Listing.VERSIONS, false))),
    /** Tags come after creation; nameless keys outlive what they open. */
    TAGGING_LATER(traits(SecondCreate.SAME, Tagging.AFTER, false, keys(SecondIssue.DOUBLES, Listing.IDS, true))),
    /** Everything is applied by name. */
    APPLYING(traits(SecondCreate.SAME, Tagging.ATOMIC, false, keys(SecondIssue.SAME, Listing.VERSIONS, true))),
    /** One password, which can only be reset. */
    RESETTING(traits(
            SecondCreate.REFUSED,
            Tagging.ATOMIC,
            false,
            new CredentialTraits(Style.IN_PLACE, SecondIssue.DOUBLES, 1, Listing.NOTHING, false, false))),
    /** No tags; what is deleted can be taken back. */
    UNTAGGED(traits(SecondCreate.REFUSED, Tagging.NONE, true, keys(SecondIssue.REFUSED, Listing.VERSIONS, true)));

    @SuppressWarnings("ImmutableEnumChecker") // records of records
    final Traits traits;

    Shape(Traits traits) {
        this.traits = traits;
    }

    private static Traits traits(SecondCreate second, Tagging tagging, boolean bin, CredentialTraits credentials) {
        return new Traits(
                second,
                Duration.ofMillis(40),
                Duration.ofMillis(40),
                tagging,
                Duration.ofHours(bin ? 1 : 0),
                credentials);
    }

    private static CredentialTraits keys(SecondIssue second, Listing listing, boolean outlive) {
        return new CredentialTraits(Style.PER_VERSION, second, 5, listing, true, outlive);
    }
}
