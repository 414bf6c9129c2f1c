package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.CredentialVersion.State;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provisioning.Drift;
import dev.resourcebroker.resource.Phase;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In what a resource that was as wished isn't any more: a pure function. What a call of ours may have caused, or may only
 * not be visible yet, is none of it.
 */
final class Drifts {
    private final View view;
    private final Specification specification;

    private Drifts(View view, Specification specification) {
        this.view = view;
        this.specification = specification;
    }

    /**
     * What a look at a resource shows.
     *
     * @param view what is on record, held against the look
     * @param work what a worker has claimed
     */
    static List<Drift> of(View view, Work work) {
        Phase phase = view.progress().phase();
        boolean rested = (phase == Phase.READY || phase == Phase.DRIFTED)
                && view.progress().open() == null
                && view.progress().standing().is(Standing.State.SOUND)
                && work.settled() >= view.wish().version();
        boolean compares = rested && view.wish().present() && view.isQuiet() && !view.isElsewhere();
        return compares ? new Drifts(view, work.stored().specification()).all() : List.of();
    }

    private List<Drift> all() {
        String id = view.progress().place().id();
        Stream<Drift> resource = id == null ? Stream.empty() : resource(id).stream();
        boolean alive = view.resource().filter(Sighting::isAlive).isPresent();
        return Stream.of(
                        resource,
                        alive ? credentials() : Stream.<Drift>empty(),
                        alive ? doubles() : Stream.<Drift>empty())
                .flatMap(each -> each)
                .toList();
    }

    private Optional<Drift> resource(String id) {
        Optional<Sighting> seen = view.resource();
        if (seen.isEmpty()) {
            return Optional.of(new Drift.Removed(id, false));
        }
        if (!seen.get().isAlive()) {
            return Optional.of(new Drift.Removed(id, true));
        }
        boolean told = view.progress().phase() == Phase.DRIFTED;
        return seen.get().asWished() || told ? Optional.empty() : Optional.of(changed(seen.get()));
    }

    private Drift changed(Sighting seen) {
        return new Drift.Changed(seen.id(), Differences.of(specification, seen));
    }

    private Stream<Drift> credentials() {
        if (!view.traits().credentials().listed()) {
            return Stream.empty();
        }
        Stream<Drift> removed = view.row().versions().stream()
                .filter(version -> version.is(State.ACTIVE) && version.id() != null)
                .filter(version -> !Credentials.isSeen(view, Objects.requireNonNull(version.id())))
                .map(version -> new Drift.CredentialRemoved(version.number(), Objects.requireNonNull(version.id())));
        Stream<Drift> added =
                Credentials.unknown(view).stream().map(SeenCredential::id).map(Drift.CredentialAdded::new);
        return Stream.concat(removed, added);
    }

    private Stream<Drift> doubles() {
        return Strays.unused(view).map(stray -> new Drift.Doubled(stray.id()));
    }
}
