package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.NewCredential;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.Outcome.Done;
import dev.resourcebroker.provider.Outcome.NotDone;
import dev.resourcebroker.provider.Outcome.Unknown;
import dev.resourcebroker.provider.ResourceProvider;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a provider. What escapes from one is never passed on nor logged with its text, which may hold a vendor's and so a
 * secret.
 */
final class VendorCalls {
    private static final Logger LOG = LoggerFactory.getLogger(VendorCalls.class);

    private final Offered offered;
    private final CallGuard guard;

    VendorCalls(Offered offered, CallGuard guard) {
        this.offered = offered;
        this.guard = guard;
    }

    /** Looks; empty when the vendor doesn't tell. */
    Optional<Look> look(Call call) {
        try {
            return Optional.of(offered.provider().look(call));
        } catch (RuntimeException | LinkageError e) {
            escaped("look", e);
            return Optional.empty();
        }
    }

    /** What issuing is given. */
    Outcome<Issued> issue(Call call, NewCredential credential) {
        return outcome(EffectKind.ISSUE, () -> offered.provider().issue(call, credential));
    }

    /** Any effect but issuing. */
    Outcome<String> effect(Effect effect, Call call, Past past) {
        ResourceProvider provider = offered.provider();
        return outcome(effect.kind(), () -> switch (effect.kind()) {
            case CREATE ->
                past.source().map(source -> provider.createFrom(call, source)).orElseGet(() -> provider.create(call));
            case UPDATE -> provider.update(call);
            case REVOKE -> provider.revoke(call, effect.target());
            case DELETE -> provider.delete(call);
            case UNDELETE -> provider.undelete(call);
            case SNAPSHOT -> provider.snapshot(call);
            case RESTORE -> provider.restore(call, past.restored().orElseThrow());
            case ISSUE -> throw new IllegalArgumentException("issuing gives a credential");
        });
    }

    private <T> Outcome<T> outcome(EffectKind kind, Supplier<Outcome<T>> call) {
        try {
            return harmless(call.get());
        } catch (PermanentBrokerException e) {
            // Nothing was sent: that is what the interface promises of this code.
            if (e.code() == ErrorCode.NOT_SUPPORTED) {
                return new NotDone<>(ErrorCode.NOT_SUPPORTED.name(), true, Duration.ZERO);
            }
            escaped(kind.name(), e);
            return new Unknown<>();
        } catch (RuntimeException | LinkageError e) {
            if (guard.hasRefused()) {
                return new NotDone<>(ErrorCode.EXPIRED.name(), false, Duration.ZERO);
            }
            escaped(kind.name(), e);
            return new Unknown<>();
        }
    }

    /** A code is shown to callers: one that isn't a name may be a vendor's text. */
    private <T> Outcome<T> harmless(Outcome<T> outcome) {
        boolean odd = outcome instanceof NotDone<T> refused && !refused.code().matches("[A-Z0-9_]{1,63}");
        if (odd && outcome instanceof NotDone<T> refused) {
            return new NotDone<>("REFUSED", refused.permanent(), refused.retryAfter());
        }
        return outcome;
    }

    private void escaped(String what, Throwable e) {
        LOG.warn(
                "{} of {} failed with {}",
                what,
                offered.offering().id(),
                e.getClass().getName());
    }

    /** What was issued, as far as a decision is concerned. */
    static Outcome<String> id(Outcome<Issued> outcome) {
        if (outcome instanceof Done<Issued> done) {
            return new Done<>(done.value().id());
        }
        return outcome instanceof NotDone<Issued> refused
                ? new NotDone<>(refused.code(), refused.permanent(), refused.retryAfter())
                : new Unknown<>();
    }
}
