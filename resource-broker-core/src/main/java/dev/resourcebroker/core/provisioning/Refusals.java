package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.event.Events;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.StoredBrought;
import dev.resourcebroker.core.store.StoredProvisioning.Paying;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.Answer;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.spi.BrokerEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells once when a vendor refuses a credential, and once when it takes it again. A look that was denied may be about that
 * one resource: the vendor is asked whose the credential is before anything is told. What is known of credentials that
 * organisations brought is on record; of the platform's, each process knows by itself. Thread-safe.
 */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final MetaStore store;
    private final Events events;
    private final Clock clock;
    private final Duration within;
    private final Set<ProviderId> ofPlatform = ConcurrentHashMap.newKeySet();

    Refusals(MetaStore store, Events events, Clock clock, Duration within) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.within = within;
    }

    /** A look was let in, or denied. */
    void looked(Work work, Offered offered, Access access, Look look) {
        boolean isKnown = isKnown(work, offered);
        boolean isDenied = look instanceof Look.Denied;
        if (isDenied && !isKnown && isRefused(offered, access)) {
            refused(work, offered);
        } else if (!isDenied && isKnown) {
            accepted(work, offered);
        }
    }

    private boolean isKnown(Work work, Offered offered) {
        Paying paying = work.rest().paying();
        return paying.ofOrg()
                ? paying.brought()
                        .filter(brought -> brought.refusedSince() != null)
                        .isPresent()
                : ofPlatform.contains(offered.provider().id());
    }

    private boolean isRefused(Offered offered, Access access) {
        try {
            return offered.provider().account(Access.of(access.fields()), within) instanceof Answer.Denied;
        } catch (RuntimeException | LinkageError e) {
            LOG.warn(
                    "account of {} failed with {}",
                    offered.provider().id(),
                    e.getClass().getName());
            return false;
        }
    }

    private void refused(Work work, Offered offered) {
        Instant now = clock.instant();
        ProviderId provider = offered.provider().id();
        Optional<StoredBrought> brought = work.rest().paying().brought();
        boolean isNews = brought.isPresent()
                ? store.tenant(work.org(), rows -> rows.credentials().refused(brought.get(), now))
                : ofPlatform.add(provider);
        if (isNews) {
            events.publish(new BrokerEvent.CredentialRefused(now, owner(work), provider));
        }
    }

    private void accepted(Work work, Offered offered) {
        ProviderId provider = offered.provider().id();
        Optional<StoredBrought> brought = work.rest().paying().brought();
        boolean isNews = brought.isPresent()
                ? store.tenant(work.org(), rows -> rows.credentials().accepted(brought.get()))
                : ofPlatform.remove(provider);
        if (isNews) {
            events.publish(new BrokerEvent.CredentialAccepted(clock.instant(), owner(work), provider));
        }
    }

    private static Optional<OrgId> owner(Work work) {
        return work.rest().paying().brought().map(brought -> work.org());
    }
}
