package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.Evidence.Shown;
import dev.resourcebroker.core.provisioning.Evidence.Suspect;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.SeenCredential;
import java.time.Clock;

/**
 * Deletes one thing at a vendor beside any record, and before it the credentials that would outlive it.
 *
 * @param asking waits for turns
 * @param clock tells the time
 */
record Deleting(Asking asking, Clock clock) {
    void delete(Suspect suspect, Shown shown) {
        String id = suspect.finding().vendorId();
        CredentialTraits traits = suspect.offered().offering().traits().credentials();
        if (traits.outliveResource() && traits.revocable()) {
            shown.seen().credentials().stream()
                    .filter(credential -> id.equals(credential.resource()))
                    .map(SeenCredential::id)
                    .forEach(credential -> done(suspect, Effect.revoke(0, credential)));
        }
        done(suspect, Effect.delete(id));
    }

    private void done(Suspect suspect, Effect effect) {
        Outcome<String> outcome =
                asking.turn(suspect.credential().name(), guard -> sent(suspect, effect, guard), any -> false);
        if (outcome instanceof Outcome.NotDone<String> refused) {
            throw refused(effect, refused);
        }
        if (outcome instanceof Outcome.Unknown<String>) {
            throw new TransientBrokerException(
                    ErrorCode.VENDOR_UNAVAILABLE,
                    "what became of the " + effect.kind() + " of " + effect.target() + " isn't known; sweep again",
                    null);
        }
    }

    private Outcome<String> sent(Suspect suspect, Effect effect, CallGuard guard) {
        String token = Token.ofCleaning(suspect.finding().tag(), effect);
        Call call = suspect.call(token, clock.instant().plus(asking.within()), guard);
        return new VendorCalls(suspect.offered(), guard).effect(effect, call, Past.NONE);
    }

    private static RuntimeException refused(Effect effect, Outcome.NotDone<String> refused) {
        String message =
                "the vendor refused the " + effect.kind() + " of " + effect.target() + " with " + refused.code();
        return refused.permanent()
                ? new PermanentBrokerException(ErrorCode.PROVISIONING_FAILED, message)
                : new TransientBrokerException(ErrorCode.VENDOR_UNAVAILABLE, message, null);
    }
}
