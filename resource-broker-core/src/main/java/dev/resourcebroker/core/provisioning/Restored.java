package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.CredentialVersion.State;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.resource.Phase;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;

/** What is next for a row that was restored from an older backup: nothing, until the operator's word. */
final class Restored {
    private final View view;

    private Restored(View view) {
        this.view = view;
    }

    static Optional<Step> judge(View view) {
        return new Restored(view).judge();
    }

    /** Whether everything was injected again since the operator's last word to go on. */
    static boolean isReinjected(View view) {
        return !view.hold(Rule.FORGOTTEN_UNTIL_WORD)
                || view.wish().reinjected() >= view.progress().standing().epoch();
    }

    private Optional<Step> judge() {
        Standing standing = view.progress().standing();
        if (view.wish().epoch() > standing.epoch()) {
            return Optional.of(goOn());
        }
        return switch (standing.state()) {
            case SOUND -> isOlder() ? Optional.of(suspend(standing)) : Optional.empty();
            case SUSPENDED -> Optional.of(view.stuck());
            case TAKING_STOCK -> Optional.of(view.isQuiet() ? takeStock() : view.waitUntilQuiet());
        };
    }

    private boolean isOlder() {
        Counts counts = view.progress().counts();
        boolean older = highestStamp() > counts.effects() || highestVersion() > counts.credentials() || isUntended();
        return view.hold(Rule.SUSPEND_WHEN_RESTORED) && older;
    }

    /** Whoever armed the open effect has long settled it, in a database that isn't this one. */
    private boolean isUntended() {
        Instant quiet = view.progress().times().quietUntil();
        return view.progress().open() != null
                && view.began().isAfter(quiet.plus(view.setup().pace().untended()));
    }

    private long highestStamp() {
        return highest(view.alive().stream().mapToLong(Sighting::stamp));
    }

    private long highestVersion() {
        return highest(view.seen().credentials().stream().mapToLong(SeenCredential::version));
    }

    private static long highest(LongStream numbers) {
        return numbers.max().orElse(0);
    }

    private Step suspend(Standing standing) {
        return view.save(view.progress().standing(standing.state(Standing.State.SUSPENDED)));
    }

    private Step goOn() {
        Standing standing =
                new Standing(Standing.State.TAKING_STOCK, view.wish().epoch());
        Progress progress = view.progress().standing(standing);
        Instant quiet =
                view.now().plus(view.setup().pace().call()).plus(view.traits().visibleWithin());
        return view.save(
                view.hold(Rule.QUIET_AFTER_WORD)
                        ? progress.times(progress.times().quietUntil(quiet))
                        : progress);
    }

    private Step takeStock() {
        Progress progress = restoresEnded();
        Row row = view.row()
                .progress(progress.counts(counts()).standing(progress.standing().state(Standing.State.SOUND)));
        return view.save(Credentials.sweep(view, row.eachVersion(this::version), State.FORGOTTEN));
    }

    /** Whether a restore that is wished for was done can't be known: held, so that its caller is told. */
    private Progress restoresEnded() {
        Progress progress = view.progress();
        boolean over = progress.counts().isOver(view.wish().restores()) || !view.hold(Rule.RESTORES_END);
        return over ? progress : progress.halted(Phase.QUARANTINED, view.wish().version());
    }

    private Counts counts() {
        long forgotten = view.hold(Rule.RESTORES_END) ? view.wish().restores() : 0;
        Counts counts = view.progress().counts().refused(forgotten);
        return view.hold(Rule.NUMBER_ABOVE_SEEN) ? counts.atLeast(highestStamp(), highestVersion()) : counts;
    }

    private CredentialVersion version(CredentialVersion version) {
        boolean inPlace = !view.traits().credentials().perVersion() && view.hold(Rule.ISSUE_ANEW);
        return inPlace ? version.state(State.REVOKED) : Learning.of(view, version);
    }
}
