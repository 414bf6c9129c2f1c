package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.provisioning.Comparison.Verdict;
import dev.resourcebroker.core.provisioning.SweepTally.Judged;
import dev.resourcebroker.core.store.OperatorTransaction;
import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.core.store.SweptRow;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provisioning.SweepFinding.Kind;
import dev.resourcebroker.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The sweep of one offering: its inventory first, then the record. Not thread-safe. */
final class OfferingSweep {
    private static final int PART = 200;

    private final Sweeping.Setting setting;
    private final Scope scope;
    private final Comparison comparison;
    private final SweepTally tally;
    private final Set<String> there = new HashSet<>();

    /**
     * What is swept.
     *
     * @param offering which offering
     * @param owner the organisation whose own credential shows it, and for whom alone anything is judged; empty for the
     *     platform's
     */
    record Scope(OfferingId offering, Optional<OrgId> owner) {}

    OfferingSweep(Sweeping.Setting setting, Scope scope, Comparison comparison, SweepTally tally) {
        this.setting = setting;
        this.scope = scope;
        this.comparison = comparison;
        this.tally = tally;
    }

    void run(Listing listing) {
        listing.pages(scope.offering(), this::page);
        Optional<SweptRow> last = Optional.empty();
        do {
            last = part(last);
        } while (last.isPresent());
    }

    private void page(List<Sighting> page) {
        List<Sighting> alive = page.stream().filter(Sighting::isAlive).toList();
        alive.stream()
                .filter(sighting -> sighting.tag() == null || isOurs(sighting.tag()))
                .forEach(sighting -> there.add(sighting.id()));
        List<Sighting> ours = alive.stream()
                .filter(sighting -> sighting.tag() != null && isJudged(sighting.tag()))
                .toList();
        if (!ours.isEmpty()) {
            setting.store()
                    .operator(rows -> ours.stream()
                            .flatMap(sighting -> judged(rows, sighting))
                            .toList())
                    .forEach(tally::atVendor);
        }
    }

    private boolean isOurs(Tag tag) {
        return tag.installation().equals(setting.installation());
    }

    /** What another organisation made with this account isn't told to anybody by this credential. */
    private boolean isJudged(Tag tag) {
        return isOurs(tag)
                && scope.owner().map(owner -> owner.equals(tag.org())).orElse(true);
    }

    private Stream<Judged> judged(OperatorTransaction rows, Sighting sighting) {
        Tag tag = Objects.requireNonNull(sighting.tag());
        Optional<StoredProvisioning> stored = rows.provisioning(tag.org(), tag.resource());
        // Another offering's list shows it too, and judges it.
        boolean elsewhere = stored.map(row -> row.specification().offering())
                .filter(other -> !other.equals(scope.offering()))
                .isPresent();
        Verdict verdict = stored.map(row -> comparison.there(tag, sighting.id(), row))
                .orElseGet(() -> new Verdict.Differs(Kind.AT_VENDOR_ONLY));
        return elsewhere ? Stream.empty() : Stream.of(new Judged(scope, tag, sighting.id(), verdict));
    }

    private Optional<SweptRow> part(Optional<SweptRow> after) {
        List<SweptRow> part =
                setting.store().operator(rows -> rows.ready(scope.offering(), scope.owner(), after, PART));
        part.forEach(this::row);
        return part.size() < PART ? Optional.empty() : Optional.of(part.get(part.size() - 1));
    }

    private void row(SweptRow row) {
        StoredProvisioning stored = row.provisioning();
        Place place = ProgressText.read(stored.progress()).place();
        boolean ofThisAccount = stored.rest().paying().ofOrg() == scope.owner().isPresent();
        if (place.id() == null || !ofThisAccount) {
            return;
        }
        Verdict verdict = there.contains(place.id()) ? new Verdict.Fine() : comparison.missing(stored);
        tally.onRecord(new Judged(scope, tag(row.org(), stored.resource(), place.incarnation()), place.id(), verdict));
    }

    private Tag tag(OrgId org, ResourceId resource, long incarnation) {
        return new Tag(setting.installation(), org, resource, incarnation);
    }
}
