package dev.resourcebroker.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.neon.fake.NeonVendor;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.tck.ResourceProviderContract;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;

@Tag("once")
class NeonContractTest extends ResourceProviderContract {
    @AutoClose
    private static final NeonVendor VENDOR = new NeonVendor();

    @Override
    protected URI vendor() {
        return VENDOR.uri();
    }

    @Override
    protected ResourceProvider provider(URI base) {
        return new NeonProvider(base, NeonPrices.launch(), time -> {});
    }

    @Override
    protected Access access() {
        return Bench.access();
    }

    @Override
    protected void pass(Duration time) {
        VENDOR.pass(time);
    }

    @AfterAll
    static void everythingWasAsDescribed() {
        assertThat(VENDOR.wrong()).isEmpty();
    }
}
