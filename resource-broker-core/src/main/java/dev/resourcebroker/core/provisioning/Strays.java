package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Sighting;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The second resource that a late request made: with our mark, the same incarnation, not the one on record. It is the
 * only thing that is deleted without a wish, and only if no credential was issued on it.
 */
final class Strays {
    private Strays() {}

    static Optional<Step> remove(View view) {
        if (!view.hold(Rule.REMOVE_STRAYS) || !view.isQuiet()) {
            return Optional.empty();
        }
        return unused(view).findFirst().map(stray -> Arming.arm(view, Effect.delete(stray.id())));
    }

    static Stream<Sighting> unused(View view) {
        return view.alive().stream().filter(sighting -> isUnused(view, sighting));
    }

    private static boolean isUnused(View view, Sighting sighting) {
        return !sighting.id().equals(view.progress().place().id())
                && view.seen().credentials().stream()
                        .noneMatch(credential -> Objects.equals(credential.resource(), sighting.id()));
    }
}
