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
import dev.resourcebroker.secret.SecretValue;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;

/** The contract for a provider of the shelf. */
class ShelfContract extends ResourceProviderContract {
    static final Traits USUAL = traits(SecondCreate.DOUBLES, Tagging.ATOMIC, Duration.ofDays(7), perVersion());

    private final ShelfVendor vendor;
    private final BiFunction<URI, Traits, ResourceProvider> providers;
    private final Traits declared;

    ShelfContract(Traits actual, Traits declared, BiFunction<URI, Traits, ResourceProvider> providers) {
        this.vendor = new ShelfVendor(actual);
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
        return Access.of(Map.of("token", SecretValue.of(ShelfVendor.TOKEN)));
    }

    @Override
    protected void pass(Duration time) {
        vendor.pass(time);
    }
}
