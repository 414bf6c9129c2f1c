package dev.resourcebroker.tck;

import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.CredentialTraits.Listing;
import dev.resourcebroker.provider.CredentialTraits.SecondIssue;
import dev.resourcebroker.provider.CredentialTraits.Style;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Traits.SecondCreate;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.tck.vendor.FakeVendor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;

/** The contract for a provider of the fake vendor. */
class FakeVendorContract extends ResourceProviderContract {
    static final Traits USUAL = traits(SecondCreate.DOUBLES, Tagging.ATOMIC, Duration.ofDays(7), perVersion());

    private final SettableClock clock = SettableClock.at(Instant.EPOCH);
    private final FakeVendor vendor;
    private final BiFunction<URI, Traits, ResourceProvider> providers;
    private final Traits declared;

    FakeVendorContract(Traits actual, Traits declared, BiFunction<URI, Traits, ResourceProvider> providers) {
        this.vendor = FakeVendor.open(actual, clock);
        this.declared = declared;
        this.providers = providers;
    }

    static Traits traits(SecondCreate create, Tagging tagging, Duration undelete, CredentialTraits credentials) {
        return new Traits(create, Duration.ofSeconds(5), Duration.ofMinutes(5), tagging, undelete, credentials);
    }

    static CredentialTraits perVersion() {
        return new CredentialTraits(Style.PER_VERSION, SecondIssue.REFUSED, 2, Listing.VERSIONS, true, false);
    }

    @AfterEach
    void close() {
        closeWire();
        vendor.close();
    }

    @Override
    protected URI vendor() {
        return vendor.uri();
    }

    @Override
    protected ResourceProvider provider(URI base) {
        return providers.apply(base, declared);
    }

    @Override
    protected Access access() {
        return FakeVendor.access();
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }
}
