package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.CredentialVersion.State;
import dev.resourcebroker.provider.SeenCredential;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is next for the credentials of a resource. */
final class Credentials {
    private Credentials() {}

    /** The credential that issuing this version made, as far as the listing tells. */
    static Optional<SeenCredential> found(View view, long version) {
        return unknown(view).stream()
                .filter(seen -> seen.version() == 0 || seen.version() == version)
                .findFirst();
    }

    static boolean isSeen(View view, String id) {
        return view.seen().credentials().stream().anyMatch(seen -> seen.id().equals(id));
    }

    /** Credentials whose id isn't on record. */
    static List<SeenCredential> unknown(View view) {
        return view.seen().credentials().stream()
                .filter(seen -> view.row().versions().stream()
                        .noneMatch(version -> seen.id().equals(version.id())))
                .toList();
    }

    /** Takes on record what the look tells about credentials. */
    static Optional<Step> learn(View view) {
        Row row = sweep(view, view.row().eachVersion(version -> Learning.of(view, version)), State.LOST);
        return row.equals(view.row()) ? Optional.empty() : Optional.of(view.save(row));
    }

    /** Adds the credentials that aren't on record. */
    static Row sweep(View view, Row row, State state) {
        List<CredentialVersion> versions = new ArrayList<>(row.versions());
        Counts counts = row.progress().counts();
        if (view.hold(Rule.SWEEP_CREDENTIALS)) {
            for (SeenCredential seen : unknown(view)) {
                counts = counts.credentials(counts.credentials() + 1);
                versions.add(new CredentialVersion(counts.credentials(), state, seen.id()));
            }
        }
        return row.versions(versions).progress(row.progress().counts(counts));
    }

    /** Revokes what is to be revoked, then issues what is missing; nothing when all is as it should be. */
    static Optional<Step> tend(View view) {
        Optional<Step> revoked = view.row().versions().stream()
                .filter(version -> isToBeRevoked(view, version))
                .findFirst()
                .map(version -> revoke(view, version));
        return revoked.or(() -> isServed(view) ? Optional.empty() : issue(view)).or(() -> awaitUsable(view));
    }

    static Step revoke(View view, CredentialVersion version) {
        return Arming.arm(view, Effect.revoke(version.number(), Objects.requireNonNull(version.id())));
    }

    private static boolean isToBeRevoked(View view, CredentialVersion version) {
        boolean revocable = view.traits().credentials().revocable()
                && view.traits().credentials().perVersion();
        if (!revocable || version.id() == null) {
            return false;
        }
        return switch (version.state()) {
            case LOST, REVOKING -> true;
            case FORGOTTEN -> Restored.isReinjected(view);
            case ISSUED, ACTIVE -> isRetired(view, version);
            default -> false;
        };
    }

    private static boolean isRetired(View view, CredentialVersion version) {
        return version.number() < view.row().current()
                && !view.row().carried().contains(version.number())
                && Restored.isReinjected(view);
    }

    private static boolean isServed(View view) {
        return view.row().versions().stream()
                .anyMatch(version ->
                        version.serves() && version.number() >= view.wish().leastCredential());
    }

    private static Optional<Step> issue(View view) {
        if (view.hold(Rule.WAIT_AT_LIMIT) && isAtLimit(view)) {
            return Optional.empty();
        }
        long next =
                Math.max(view.progress().counts().credentials() + 1, view.wish().leastCredential());
        String resource = Objects.requireNonNull(view.progress().place().id());
        return Optional.of(Arming.arm(view, Effect.issue(next, resource)));
    }

    private static Optional<Step> awaitUsable(View view) {
        boolean issued = view.row().versions().stream().anyMatch(version -> version.is(State.ISSUED));
        return issued ? Optional.of(view.waitFor(view.setup().pace().retry())) : Optional.empty();
    }

    private static boolean isAtLimit(View view) {
        long open =
                view.row().versions().stream().filter(CredentialVersion::isOpen).count();
        return view.traits().credentials().perVersion()
                && open >= view.traits().credentials().limit();
    }
}
