package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.Actor;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.keys.OrgCipher;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.provisioning.Turn.GoOn;
import dev.resourcebroker.core.provisioning.Turn.Rest;
import dev.resourcebroker.core.store.NewVersion;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.Outcome.Done;
import dev.resourcebroker.provider.Outcome.NotDone;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A worker that puts an effect on record, sends it, and puts its outcome on record. */
final class Sending {
    private static final int ATTEMPTS = 5;

    private final Tools tools;
    private final Offered offered;
    private final Setup setup;

    Sending(Tools tools, Offered offered, Setup setup) {
        this.tools = tools;
        this.offered = offered;
        this.setup = setup;
    }

    Turn send(Work work, Step.Send send, Calls calls, CallGuard guard) {
        Chosen chosen = new Choosing(tools, offered).choose(work, send.armed());
        Optional<Work> armed = arm(work, send, chosen);
        if (armed.isEmpty()) {
            return new Rest(tools.clock().instant());
        }
        // The wish may be newer already; what is sent is what was armed.
        Work sent = new Work(work.org(), armed.get().stored(), send.armed());
        return effect(sent).kind() == EffectKind.ISSUE
                ? issue(sent, calls, guard, chosen)
                : call(sent, calls, guard, chosen);
    }

    private static Effect effect(Work armed) {
        return Objects.requireNonNull(armed.row().progress().open()).effect();
    }

    private Optional<Work> arm(Work work, Step.Send send, Chosen chosen) {
        Effect effect = Objects.requireNonNull(send.armed().progress().open()).effect();
        List<CarriedVersion> stragglers =
                effect.kind() == EffectKind.REVOKE ? tools.ledger().stragglers(work, effect.version()) : List.of();
        Entry entry = Entry.of(send.armed(), send.guard(), Trouble.of(work).afterLook())
                .act(act(work, effect, stragglers));
        Optional<Work> armed = written(work, entry, chosen);
        armed.ifPresent(after -> tools.ledger().tell(after, effect.version(), stragglers));
        return armed;
    }

    private Optional<Work> written(Work work, Entry entry, Chosen chosen) {
        try {
            return chosen.isNew()
                    ? tools.ledger()
                            .write(work, entry.choosing(chosen::write), chosen.generation())
                            .after()
                    : tools.ledger().write(work, entry);
        } catch (Ledger.CarriedMeanwhile e) {
            return Optional.empty();
        }
    }

    private static Act act(Work work, Effect effect, List<CarriedVersion> stragglers) {
        Operation operation = Operation.valueOf("VENDOR_" + effect.kind().name());
        boolean ofCredential = effect.kind() == EffectKind.ISSUE || effect.kind() == EffectKind.REVOKE;
        AuditSubject subject = ofCredential ? AuditSubject.of(work.id(), effect.version()) : AuditSubject.of(work.id());
        AuditSubject[] cutOff = stragglers.stream()
                .map(carried -> AuditSubject.of(carried.injection()))
                .distinct()
                .toArray(AuditSubject[]::new);
        return Act.of(operation, subject).and(cutOff);
    }

    private Turn call(Work sent, Calls calls, CallGuard guard, Chosen chosen) {
        Calls with = chosen.master().map(calls::master).orElse(calls);
        VendorCalls vendor = new VendorCalls(offered, guard);
        Outcome<String> outcome = vendor.effect(effect(sent), with.effect(sent, guard), Past.of(sent.rest()));
        return written(tools.ledger().write(sent, settled(sent, outcome)));
    }

    private Entry settled(Work sent, Outcome<String> outcome) {
        Step.Save save =
                Settlement.settle(setup, sent.row(), outcome, tools.clock().instant());
        return Entry.of(save.saved(), save.guard(), trouble(sent, outcome));
    }

    private Trouble trouble(Work sent, Outcome<String> outcome) {
        EffectKind kind = effect(sent).kind();
        if (outcome instanceof Done<String>) {
            return Trouble.NONE;
        }
        Trouble before = Trouble.of(sent);
        if (outcome instanceof NotDone<String> refused) {
            String lasts = refused.permanent() ? "refused for good" : "refused for now";
            return before.more(
                    refused.code(),
                    offered.offering().id() + ": " + kind + " was " + lasts,
                    tools.clock().instant());
        }
        String message = offered.offering().id() + ": what became of " + kind + " isn't known yet";
        return before.more(Trouble.UNKNOWN, message, tools.clock().instant());
    }

    private Turn issue(Work sent, Calls calls, CallGuard guard, Chosen chosen) {
        VendorCalls vendor = new VendorCalls(offered, guard);
        Outcome<Issued> outcome = vendor.issue(calls.effect(sent, guard), calls.credential(sent, chosen.given()));
        Entry entry = settled(sent, VendorCalls.id(outcome));
        return outcome instanceof Done<Issued> done
                ? written(keep(sent, entry, done.value()))
                : written(tools.ledger().write(sent, entry));
    }

    // Who rotates the keyset between sealing and storing makes us seal anew.
    private Optional<Work> keep(Work sent, Entry entry, Issued issued) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            OrgCipher cipher = tools.keys().forWriting(sent.org());
            NewVersion version = sealed(sent, issued, cipher);
            Ledger.Kept kept =
                    tools.ledger().write(sent, entry.with(rows -> rows.details(version)), cipher.generation());
            if (!kept.isOutdated()) {
                return kept.after();
            }
            tools.keys().forget(sent.org());
        }
        throw new TransientBrokerException(
                ErrorCode.META_DATABASE_BUSY, "the keyset of organisation " + sent.org() + " keeps changing", null);
    }

    private NewVersion sealed(Work sent, Issued issued, OrgCipher cipher) {
        long seq = effect(sent).version();
        byte[] details = cipher.encrypt(sent.id(), seq, issued.details());
        return new NewVersion(
                sent.id(),
                seq,
                details,
                issued.details().names(),
                Actor.service("provisioning"),
                tools.clock().instant());
    }

    private Turn written(Optional<Work> after) {
        return after.<Turn>map(GoOn::new).orElseGet(() -> new Rest(tools.clock().instant()));
    }
}
