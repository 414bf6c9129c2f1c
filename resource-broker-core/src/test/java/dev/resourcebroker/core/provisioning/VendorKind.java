package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.CredentialTraits.Listing;
import dev.resourcebroker.provider.CredentialTraits.SecondIssue;
import dev.resourcebroker.provider.CredentialTraits.Style;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Traits.SecondCreate;
import dev.resourcebroker.provider.Traits.Tagging;
import java.time.Duration;

/** The sets of traits that are found among vendors. */
enum VendorKind {
    /** Nothing is unique, projects can be taken back, roles are named by version. */
    NEON(
            traits(SecondCreate.DOUBLES, Tagging.ATOMIC, 50, keys(SecondIssue.REFUSED, 10, Listing.VERSIONS, false)),
            0,
            0),
    /** Identifiers are unique, and it takes a while until the instance is there. */
    RDS(traits(SecondCreate.REFUSED, Tagging.ATOMIC, 0, keys(SecondIssue.REFUSED, 10, Listing.VERSIONS, false)), 5, 0),
    /** Tags come after creation; two nameless keys of a user that outlives the bucket, usable only after a while. */
    S3(traits(SecondCreate.SAME, Tagging.AFTER, 0, keys(SecondIssue.DOUBLES, 2, Listing.IDS, true)), 0, 2),
    /** Nothing is unique, clients are named by version, and a second one of that name is a second one. */
    COGNITO(
            traits(SecondCreate.DOUBLES, Tagging.ATOMIC, 0, keys(SecondIssue.DOUBLES, 10, Listing.VERSIONS, false)),
            0,
            0),
    /** Everything is applied by name; roles outlive the cluster. */
    CNPG(traits(SecondCreate.SAME, Tagging.ATOMIC, 0, keys(SecondIssue.SAME, 10, Listing.VERSIONS, true)), 5, 0),
    /** One password, which can only be reset. */
    RESET(
            traits(
                    SecondCreate.REFUSED,
                    Tagging.ATOMIC,
                    0,
                    new CredentialTraits(Style.IN_PLACE, SecondIssue.DOUBLES, 1, Listing.NOTHING, false, false)),
            0,
            0),
    /** No tags, so that whose a bucket is is known by the record alone. */
    UNTAGGED(
            traits(SecondCreate.REFUSED, Tagging.NONE, 0, keys(SecondIssue.REFUSED, 10, Listing.VERSIONS, true)), 0, 0);

    @SuppressWarnings("ImmutableEnumChecker") // records of records
    final Traits traits;

    final Duration making;
    final Duration lag;

    VendorKind(Traits traits, long making, long lag) {
        this.traits = traits;
        this.making = Duration.ofSeconds(making);
        this.lag = Duration.ofSeconds(lag);
    }

    private static Traits traits(SecondCreate second, Tagging tagging, long bin, CredentialTraits credentials) {
        return new Traits(
                second, Mishap.VISIBLE, Duration.ofSeconds(500), tagging, Duration.ofSeconds(bin), credentials);
    }

    private static CredentialTraits keys(SecondIssue second, int limit, Listing listing, boolean outlive) {
        return new CredentialTraits(Style.PER_VERSION, second, limit, listing, true, outlive);
    }

    boolean doubles() {
        return traits.secondCreate() == SecondCreate.DOUBLES;
    }
}
