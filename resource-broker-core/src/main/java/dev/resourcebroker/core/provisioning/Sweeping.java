package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.credential.CallCredential;
import dev.resourcebroker.core.provider.CallRates;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.provider.Providers;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.provisioning.SweepReport;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Compares inventories of vendors with what is on record. Changes nothing. Thread-safe. */
public final class Sweeping {
    private final Setting setting;
    private final Asking asking;

    /**
     * What is compared.
     *
     * @param installation its name, part of tags
     * @param providers who makes what
     * @param store the meta-database
     * @param clock tells when a look began
     */
    public record Setting(String installation, Providers providers, MetaStore store, Clock clock) {}

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
     * Sweeps the platform's account at a vendor.
     *
     * @param id whose vendor
     * @param consumer receives each finding
     * @return how it went
     * @throws dev.resourcebroker.error.BrokerException NOT_REGISTERED; CREDENTIAL_REFUSED; VENDOR_UNAVAILABLE;
     *     RATE_LIMITED
     */
    public SweepReport sweep(ProviderId id, Consumer<SweepFinding> consumer) {
        ResourceProvider provider = setting.providers().get(id);
        Optional<Offered> any = provider.offerings().stream()
                .findFirst()
                .map(offering -> setting.providers().get(offering.id()));
        return any.map(offered -> sweep(new Listing(asking, provider, platform(offered)), consumer))
                .orElseGet(() -> new SweepReport(0, 0, 0, Map.of()));
    }

    static CallCredential platform(Offered offered) {
        return new CallCredential(offered.access(Optional.empty()), offered.accessName());
    }

    private SweepReport sweep(Listing listing, Consumer<SweepFinding> consumer) {
        SweepTally tally = new SweepTally(consumer);
        String account = listing.account();
        for (Offering offering : listing.provider().offerings()) {
            Comparison comparison = new Comparison(account, setting.clock().instant());
            new OfferingSweep(setting, offering.id(), comparison, tally).run(listing);
        }
        return tally.report();
    }
}
