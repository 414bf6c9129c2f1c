package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.lifecycle.Wishes.Known;
import dev.resourcebroker.core.lifecycle.Wishes.Wished;
import dev.resourcebroker.core.store.StoredCredential;
import dev.resourcebroker.core.store.StoredWish;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.Extra;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.resource.ManagedIntegration.Deletion;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What may be wished for a resource that a vendor makes, and which wish that is. Thread-safe. */
final class Intents {
    private final Making.Offers offers;
    private final Managing.Deletions deletions;

    Intents(Making.Offers offers, Managing.Deletions deletions) {
        this.offers = offers;
        this.deletions = deletions;
    }

    /** The organisation's quota is the host's code: this is called outside transactions. */
    Intent update(OrgId org, Updating updating) {
        return updating.intent(offers.quotas().of(org), deletions.clock());
    }

    /** A new credential; with patience, older ones are revoked after that, whoever carries them. */
    Intent rotate(Optional<Duration> patience) {
        patience.filter(Duration::isNegative).ifPresent(negative -> {
            throw PermanentBrokerException.invalid("patience", "must not be negative");
        });
        Intent intent = Intent.of(Operation.RESOURCE_ROTATE, known -> {
            checkPresent(known);
            long last = known.provisioning().credentials().stream()
                    .mapToLong(StoredCredential::seq)
                    .max()
                    .orElse(0);
            long least = Math.max(last, known.wish().leastCredential()) + (last == 0 ? 0 : 1);
            WishChange wish = next(known.wish()).leastCredential(least);
            patience.ifPresent(time -> wish.cutOff(least, now().plus(time)));
            return new Wished(wish.done(), Phase.ROTATING);
        });
        return patience.map(time -> intent.writing(known -> wakeAfter(known, time)))
                .orElse(intent);
    }

    private void wakeAfter(Known known, Duration patience) {
        String reason = "cut-off-" + known.wish().version();
        known.rows().wakes().wakeLater(known.resource().id(), reason, now().plus(patience));
    }

    Intent restore() {
        return Intent.of(Operation.RESOURCE_RESTORE, known -> {
            checkPresent(known);
            Offering offering = offering(known);
            if (!offering.does(Extra.RESTORE)) {
                throw new PermanentBrokerException(
                        ErrorCode.NOT_SUPPORTED, offering.id() + " brings nothing back in its place");
            }
            checkTrusted(known);
            long restores = known.wish().restores() + 1;
            return new Wished(next(known.wish()).restores(restores).done(), Phase.RESTORING);
        });
    }

    /** What is asked for now would be forgotten when stock is taken, without a word. */
    static void checkTrusted(Known known) {
        if (!known.provisioning().isTrusted()) {
            throw new PermanentBrokerException(
                    ErrorCode.PROVISIONING_FAILED,
                    "resource " + known.resource().id() + " isn't trusted since an older backup was restored");
        }
    }

    private Offering offering(Known known) {
        return offers.providers()
                .get(known.provisioning().specification().offering())
                .offering();
    }

    Intent protect(Deletion deletion) {
        Intent intent = Intent.of(Operation.RESOURCE_PROTECT, known -> {
            Making.checkPolicy(offering(known), deletion.policy());
            return new Wished(next(known.wish()).done(), known.resource().phase());
        });
        return intent.writing(
                known -> known.rows().resources().deletion(known.resource().id(), deletion, now()));
    }

    Intent delete() {
        return Intent.of(Operation.RESOURCE_DELETE, known -> {
            checkDeletable(known);
            WishChange wish = next(known.wish());
            // Deleted twice is deleted when it was first.
            StoredWish next = known.wish().present()
                    ? wish.deletedFrom(now().plus(deletions.grace())).done()
                    : wish.done();
            return new Wished(next, Phase.DELETION_PENDING);
        });
    }

    private Instant now() {
        return deletions.clock().instant();
    }

    private static void checkDeletable(Known known) {
        Resources.checkUnbound(known.rows(), known.resource());
        boolean isProtected = known.resource().made().stream()
                .anyMatch(made -> made.deletion().isProtected());
        if (isProtected) {
            throw new PermanentBrokerException(
                    ErrorCode.PROTECTED, "resource " + known.resource().id() + " is protected from deletion");
        }
    }

    static Intent forget() {
        return Intent.of(Operation.RESOURCE_FORGET, known -> {
            checkDeletable(known);
            return new Wished(known.wish(), Phase.DELETED);
        });
    }

    static Intent undelete() {
        return Intent.of(
                Operation.RESOURCE_UNDELETE,
                known -> new Wished(next(known.wish()).present().done(), Phase.UPDATING));
    }

    static Intent retry() {
        return Intent.of(Operation.RESOURCE_RETRY, known -> {
            StoredWish wish = known.wish();
            long incarnation = wish.incarnation() + (isLost(known) ? 1 : 0);
            // What was changed at the vendor is made again what it is on record as.
            long generation = wish.generation() + (known.resource().phase() == Phase.DRIFTED ? 1 : 0);
            WishChange next = next(wish).incarnation(incarnation).generation(generation);
            return new Wished(next.done(), Phase.UPDATING);
        });
    }

    /** Whether its vendor hasn't got it any more. */
    static boolean isLost(Known known) {
        return known.provisioning().rest().shown().failure().stream()
                .anyMatch(failure -> failure.code().equals("LOST"));
    }

    /** The operator's word to go on. Given again before it was followed, it is the same. */
    static Intent goOn() {
        return Intent.of(Operation.RESOURCE_RESUME, known -> {
            long epoch = known.wish().epoch() + (known.provisioning().isResuming() ? 0 : 1);
            return new Wished(next(known.wish()).epoch(epoch).done(), Phase.QUARANTINED);
        });
    }

    /** The operator's word that everything was injected again. */
    static Intent reinjected() {
        return Intent.of(Operation.RESOURCE_REINJECT, known -> {
            checkTrusted(known);
            long epoch = known.wish().epoch();
            return new Wished(
                    next(known.wish()).reinjected(epoch).done(),
                    known.resource().phase());
        });
    }

    static void checkPresent(Known known) {
        if (!known.wish().present()) {
            ResourceId id = known.resource().id();
            throw new PermanentBrokerException(
                    ErrorCode.TOO_LATE, "resource " + id + " is being deleted; take that back first");
        }
    }

    static WishChange next(StoredWish wish) {
        return new WishChange(wish);
    }
}
