package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.resource.Phase;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What changes of what a resource is or holds come to. */
final class ContentOutlook {
    private ContentOutlook() {}

    static Outlook updated(Facts facts, Updating updating) {
        var cost = Optional.of(updating.price().whole());
        if (facts.vendorId().isEmpty()) {
            return Outlook.of(facts.creation(1), cost);
        }
        var changed = new TreeMap<>(updating.after().parameters());
        changed.entrySet().removeAll(updating.before().parameters().entrySet());
        return changed.isEmpty()
                ? Outlook.nothing(cost)
                : Outlook.of(List.of("update " + facts.vendorId().get() + " to " + changed), cost);
    }

    static Outlook restored(Facts facts, RestorePoint point) {
        String restore = facts.vendorId().map(id -> "restore " + id).orElse("restore it") + " to " + text(point);
        List<String> creation = facts.vendorId().isEmpty() ? facts.creation(1) : List.of();
        return Outlook.of(Stream.concat(creation.stream(), Stream.of(restore)).toList(), facts.cost())
                .warning(
                        "what was written since is lost",
                        "the vendor may bring revoked credentials back with it, and lose later ones");
    }

    private static String text(RestorePoint point) {
        return point instanceof RestorePoint.At at
                ? at.time().toString()
                : "snapshot " + ((RestorePoint.Snapshot) point).id();
    }

    static Outlook retried(Facts facts) {
        if (facts.wish().incarnation() > facts.before().incarnation()) {
            return anew(facts);
        }
        Phase phase = facts.record().resource().phase();
        if (phase != Phase.FAILED && phase != Phase.QUARANTINED) {
            return Outlook.nothing(facts.cost()).warning("nothing was refused or lost");
        }
        return facts.vendorId().isEmpty() ? created(facts) : again(facts);
    }

    private static Outlook anew(Facts facts) {
        long next = facts.record().provisioning().credentials().size() + 1L;
        Stream<String> revoked = facts.credentials().outliveResource() ? facts.revocations() : Stream.of();
        return Outlook.of(Stream.concat(revoked, facts.creation(next).stream()).toList(), facts.cost())
                .warning("an empty one is made under the same id: what the lost one held stays lost");
    }

    private static Outlook created(Facts facts) {
        Outlook outlook = Outlook.of(facts.creation(1), facts.cost());
        return facts.failure().equals("OUTCOME_UNKNOWN")
                ? outlook.warning("should the one before have been made after all, there are two until a look finds it")
                : outlook;
    }

    private static Outlook again(Facts facts) {
        return Outlook.of(List.of("what a look finds missing, after " + facts.failure()), facts.cost());
    }
}
