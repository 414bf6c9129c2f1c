package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.CredentialVersion.State;
import dev.resourcebroker.provider.CredentialTraits.SecondIssue;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;

/** Finds out by a look what became of an open issue: what is listed is there, and its secret lost with the answer. */
final class IssueFindings {
    private final View view;
    private final OpenEffect open;

    private IssueFindings(View view, OpenEffect open) {
        this.view = view;
        this.open = open;
    }

    static Step judge(View view, OpenEffect open) {
        return new IssueFindings(view, open).judge();
    }

    private Step judge() {
        long version = open.effect().version();
        return Credentials.found(view, version)
                .map(seen -> issued(version, seen))
                .orElseGet(() -> notIssued(version));
    }

    private Step issued(long version, SeenCredential seen) {
        if (isRepeatableIssue()) {
            return Arming.arm(view, open.effect());
        }
        State state = view.hold(Rule.REVOKE_LOST) ? State.LOST : State.REVOKED;
        Row row = view.row().version(version, issuing -> issuing.id(seen.id()).state(state));
        return view.save(row.progress(progress -> progress.open(null)));
    }

    private Step notIssued(long version) {
        if (view.isQuiet()) {
            Row row = replaced().version(version, issuing -> issuing.state(State.REVOKED));
            return view.save(row.progress(progress -> progress.open(null)));
        }
        return isRepeatableIssue() ? Arming.arm(view, open.effect()) : view.waitUntilQuiet();
    }

    /** Where nothing is listed, what was to be replaced in place may be. */
    private Row replaced() {
        boolean inPlace = !view.traits().credentials().perVersion() && view.hold(Rule.NEVER_BACK_IN_DOUBT);
        return inPlace ? view.row().eachVersion(IssueFindings::withdrawn) : view.row();
    }

    private static CredentialVersion withdrawn(CredentialVersion version) {
        return version.is(State.REVOKING) ? version.state(State.REVOKED) : version;
    }

    private boolean isRepeatableIssue() {
        return view.traits().credentials().secondIssue() == SecondIssue.SAME
                && !open.isRefused()
                && view.wish().present()
                && view.resource().filter(Sighting::isAlive).isPresent();
    }
}
