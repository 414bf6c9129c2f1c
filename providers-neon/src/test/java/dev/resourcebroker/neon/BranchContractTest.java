package dev.resourcebroker.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.neon.fake.NeonVendor;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.tck.ResourceProviderContract;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;

@Tag("once")
class BranchContractTest extends ResourceProviderContract {
    @AutoClose
    private static final NeonVendor VENDOR = new NeonVendor();

    private static final String PROJECT = Bench.project(VENDOR).id();

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
    protected Specification specification(ResourceProvider provider) {
        return Offerings.BRANCH.specify(Map.of("project", PROJECT));
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
