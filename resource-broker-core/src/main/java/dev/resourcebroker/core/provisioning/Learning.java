package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.CredentialVersion.State;
import dev.resourcebroker.provider.SeenCredential;
import java.util.Optional;

/** What a look tells about a version that is on record. */
final class Learning {
    private Learning() {}

    static CredentialVersion of(View view, CredentialVersion version) {
        if (!view.traits().credentials().listed()) {
            return version.is(State.ISSUED) ? version.state(State.ACTIVE) : version;
        }
        return seen(view, version)
                .map(seen -> shown(view, version, seen))
                .orElseGet(() -> view.isQuiet() ? version.state(State.REVOKED) : version);
    }

    private static Optional<SeenCredential> seen(View view, CredentialVersion version) {
        return view.seen().credentials().stream()
                .filter(seen -> seen.id().equals(version.id()))
                .findFirst();
    }

    private static CredentialVersion shown(View view, CredentialVersion version, SeenCredential seen) {
        return switch (version.state()) {
            case ISSUED -> seen.usable() ? version.state(State.ACTIVE) : version;
            // It came back: a late issue landed after the revocation.
            case REVOKED -> view.isQuiet() && view.hold(Rule.SWEEP_CREDENTIALS) ? version.state(State.LOST) : version;
            default -> version;
        };
    }
}
