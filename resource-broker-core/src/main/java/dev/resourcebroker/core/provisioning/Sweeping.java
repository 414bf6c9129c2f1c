package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.credential.CallCredential;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.provider.CallRates;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.provider.Providers;
import dev.resourcebroker.core.store.BroughtBy;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.StoredProvisioning.Paying;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.provisioning.SweepReport;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Compares inventories of vendors with what is on record. Changes nothing. Thread-safe. */
public final class Sweeping {
    private static final int PART = 100;

    private final Setting setting;
    private final Asking asking;

    /**
     * What is compared.
     *
     * @param installation its name, part of tags
     * @param providers who makes what
     * @param store the meta-database
     * @param keys decrypts credentials that organisations brought
     * @param clock tells when a look began
     */
    public record Setting(String installation, Providers providers, MetaStore store, OrgKeys keys, Clock clock) {}

    /**
     * Sweeps an installation.
     *
     * @param setting what is compared
     * @param rates holds back calls, those of workers too
     * @param within how long a call may take
     */
    public Sweeping(Setting setting, CallRates rates, Duration within) {
        this.setting = setting;
        this.asking = new Asking(rates, within);
    }

    /**
     * Sweeps the accounts at a vendor: those of credentials that organisations brought, each for its organisation alone, and
     * the platform's.
     *
     * @param id whose vendor
     * @param consumer receives each finding
     * @return how it went
     * @throws dev.resourcebroker.error.BrokerException NOT_REGISTERED; of the platform's account CREDENTIAL_REFUSED,
     *     VENDOR_UNAVAILABLE, RATE_LIMITED
     */
    public SweepReport sweep(ProviderId id, Consumer<SweepFinding> consumer) {
        ResourceProvider provider = setting.providers().get(id);
        SweepTally tally = new SweepTally(consumer);
        provider.offerings().stream()
                .findFirst()
                .map(offering -> setting.providers().get(offering.id()))
                .ifPresent(offered -> sweep(offered, tally));
        return tally.report();
    }

    private void sweep(Offered offered, SweepTally tally) {
        Optional<OrgId> last = Optional.empty();
        do {
            last = part(offered, last, tally);
        } while (last.isPresent());
        if (offered.hasPlatform()) {
            sweep(Optional.empty(), new Listing(asking, offered.provider(), platform(offered)), tally);
        }
    }

    private CallCredential platform(Offered offered) {
        return new CallCredential(offered.access(Optional.empty()), offered.accessName());
    }

    private Optional<OrgId> part(Offered offered, Optional<OrgId> after, SweepTally tally) {
        List<BroughtBy> part =
                setting.store().operator(rows -> rows.brought(offered.provider().id(), after, PART));
        part.forEach(brought -> sweep(offered, brought, tally));
        return part.size() < PART
                ? Optional.empty()
                : Optional.of(part.get(part.size() - 1).org());
    }

    /** One that fails holds up nobody else's. */
    private void sweep(Offered offered, BroughtBy brought, SweepTally tally) {
        OrgId org = brought.org();
        try {
            Paying paying = new Paying(true, Optional.of(brought.credential()));
            CallCredential credential = new Accounts(setting).of(org, offered, paying, Optional.empty());
            sweep(Optional.of(org), new Listing(asking, offered.provider(), credential), tally);
        } catch (BrokerException e) {
            if (tally.isEnded()) {
                throw e;
            }
            tally.unswept(org, e.code());
        }
    }

    private void sweep(Optional<OrgId> owner, Listing listing, SweepTally tally) {
        String account = listing.account();
        for (Offering offering : listing.provider().offerings()) {
            Comparison comparison = new Comparison(account, setting.clock().instant());
            OfferingSweep.Scope scope = new OfferingSweep.Scope(offering.id(), owner);
            new OfferingSweep(setting, scope, comparison, tally).run(listing);
        }
    }
}
