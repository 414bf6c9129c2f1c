package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.provider.Extra;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.ManagedIntegration.Deletion;
import dev.resourcebroker.resource.Phase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What deletions, and what is said about them, come to. */
final class DeletionOutlook {
    private DeletionOutlook() {}

    static Outlook deleted(Facts facts) {
        Outlook outlook = switch (facts.before().deletion()) {
            case RETAIN -> retained(facts);
            case DELETE -> gone(facts, Stream.of()).warning("what it holds is lost");
            case SNAPSHOT_THEN_DELETE ->
                gone(facts, facts.vendorId().stream().map(id -> "snapshot " + id))
                        .warning("what it holds stays in the snapshot only, which may cost something");
        };
        return outlook.warning("it can be taken back until " + facts.wish().deleteFrom());
    }

    private static Outlook retained(Facts facts) {
        return Outlook.nothing(facts.cost())
                .warning(
                        "it stays with its vendor and costs what it did, although no quota counts it",
                        "its credentials stay valid");
    }

    private static Outlook gone(Facts facts, Stream<String> first) {
        Stream<String> revoked = facts.credentials().outliveResource() ? facts.revocations() : Stream.of();
        Stream<String> deleted = facts.vendorId().stream().map(id -> "delete " + id);
        List<String> calls =
                Stream.concat(first, Stream.concat(revoked, deleted)).toList();
        Outlook outlook = Outlook.of(calls, Optional.empty());
        return facts.vendorId().isPresent()
                ? outlook
                : outlook.warning("no vendor's id of it is on record; what is found to be it will be deleted");
    }

    static Outlook taken(Facts facts) {
        if (facts.before().present()) {
            return Outlook.nothing(facts.cost()).warning("it isn't being deleted");
        }
        if (facts.record().resource().phase() != Phase.DELETING) {
            return Outlook.nothing(facts.cost());
        }
        boolean can = facts.offering().does(Extra.UNDELETE);
        List<String> calls =
                can ? facts.vendorId().stream().map(id -> "undelete " + id).toList() : List.of();
        return Outlook.of(calls, facts.cost())
                .warning("its deletion has begun: when it is too late, it will be QUARANTINED as lost");
    }

    static Outlook forgotten(Facts facts) {
        return Outlook.nothing(Optional.empty())
                .warning(
                        facts.vendorId()
                                .map(id ->
                                        "what is left of " + id + " at the vendor is the caller's then, with its cost")
                                .orElse("what its creation made, if anything, is the caller's then, with its cost"),
                        "its credentials aren't revoked, and can't be read here any more");
    }

    static Outlook said(Facts facts, Deletion deletion) {
        Outlook outlook = Outlook.nothing(facts.cost());
        if (!facts.before().present()) {
            return outlook.warning("it is being deleted: that goes on as said now");
        }
        boolean loses =
                deletion.policy() == DeletionPolicy.DELETE && facts.before().deletion() != DeletionPolicy.DELETE;
        return loses ? outlook.warning("a deletion will lose what it holds") : outlook;
    }
}
