package dev.resourcebroker.neon;

import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.CredentialTraits.Listing;
import dev.resourcebroker.provider.CredentialTraits.SecondIssue;
import dev.resourcebroker.provider.CredentialTraits.Style;
import dev.resourcebroker.provider.Extra;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.SecretSource;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Traits.SecondCreate;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.resource.ResourceType;
import java.time.Duration;
import java.util.List;

/** What is offered: a project of its own, or a branch of a project that is there. */
final class Offerings {
    static final ProviderId PROVIDER = ProviderId.of("neon");

    // The vendor gives no figure for its search; it is seen to lag by seconds.
    private static final Duration VISIBLE = Duration.ofSeconds(60);
    private static final Duration READY = Duration.ofMinutes(5);
    private static final Duration UNDELETE = Duration.ofDays(7);

    // The vendor takes some hundred roles a branch; this many versions are never needed.
    private static final int MOST_ROLES = 100;
    private static final CredentialTraits ROLES =
            new CredentialTraits(Style.PER_VERSION, SecondIssue.REFUSED, MOST_ROLES, Listing.VERSIONS, true, false);

    // The account, the search and what there is of a project: branches, operations, endpoints, roles.
    private static final int LOOK = 9;

    static final Offering POSTGRES = Offering.of(
                    new OfferingId(PROVIDER, "postgres"),
                    ResourceType.POSTGRESQL,
                    new Traits(SecondCreate.DOUBLES, VISIBLE, READY, Tagging.ATOMIC, UNDELETE, ROLES),
                    new SecretSource.VendorOnce())
            .parameters(
                    Choices.computeHours(),
                    Choices.storageGb(),
                    Choices.writtenGb(),
                    Choices.transferGb(),
                    Choices.region(),
                    Choices.version(),
                    Choices.database(),
                    Choices.minCu(),
                    Choices.maxCu(),
                    Choices.suspendAfter(),
                    Choices.history())
            .extra(Extra.RESTORE)
            .extra(Extra.TELL)
            .requestsPerLook(LOOK);

    static final Offering BRANCH = Offering.of(
                    new OfferingId(PROVIDER, "branch"),
                    ResourceType.POSTGRESQL,
                    new Traits(SecondCreate.REFUSED, VISIBLE, READY, Tagging.ATOMIC, Duration.ZERO, ROLES),
                    new SecretSource.VendorOnce())
            .parameters(
                    Choices.maxCu(),
                    Choices.minCu(),
                    Choices.suspendAfter(),
                    Choices.project(),
                    Choices.at(),
                    Choices.database())
            .extra(Extra.TELL)
            .requestsPerLook(LOOK);

    private Offerings() {}

    static List<Offering> all() {
        return List.of(POSTGRES, BRANCH);
    }
}
