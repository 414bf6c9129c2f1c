package dev.resourcebroker.tck;

import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.CredentialTraits.Listing;
import dev.resourcebroker.provider.CredentialTraits.SecondIssue;
import dev.resourcebroker.provider.CredentialTraits.Style;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Traits.SecondCreate;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.tck.vendor.FakeProvider;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** A right provider passes, whatever its vendor is like; broken ones are in {@link BrokenProvidersFailTheContractTest}. */
@Tag("once")
class ProviderContractTest {
    private static class Right extends FakeVendorContract {
        Right(Traits traits) {
            super(traits, traits, FakeProvider::new);
        }
    }

    @Nested
    class AVendorThatDoublesAndKeepsTheDeleted extends Right {
        AVendorThatDoublesAndKeepsTheDeleted() {
            super(USUAL);
        }
    }

    @Nested
    class AVendorThatAppliesByName extends Right {
        AVendorThatAppliesByName() {
            super(traits(
                    SecondCreate.SAME,
                    Tagging.ATOMIC,
                    Duration.ZERO,
                    new CredentialTraits(Style.PER_VERSION, SecondIssue.SAME, 100, Listing.VERSIONS, true, true)));
        }
    }

    @Nested
    class AVendorThatRefusesAndTagsAfterwards extends Right {
        AVendorThatRefusesAndTagsAfterwards() {
            super(traits(
                    SecondCreate.REFUSED,
                    Tagging.AFTER,
                    Duration.ZERO,
                    new CredentialTraits(Style.PER_VERSION, SecondIssue.DOUBLES, 4, Listing.IDS, true, false)));
        }
    }

    @Nested
    class AVendorWithoutTagsThatResetsAPassword extends Right {
        AVendorWithoutTagsThatResetsAPassword() {
            super(traits(
                    SecondCreate.REFUSED,
                    Tagging.NONE,
                    Duration.ZERO,
                    new CredentialTraits(Style.IN_PLACE, SecondIssue.DOUBLES, 1, Listing.NOTHING, false, false)));
        }
    }
}
