package dev.resourcebroker.examples.dewdrop;

import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.tck.ResourceProviderContract;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;

class DewdropContractTest extends ResourceProviderContract {
    @AutoClose
    private final DewdropVendor vendor = new DewdropVendor();

    @Override
    protected URI vendor() {
        return vendor.uri();
    }

    @Override
    protected ResourceProvider provider(URI base) {
        return new DewdropProvider(base);
    }

    @Override
    protected Access access() {
        return Access.of(Map.of("api-key", SecretValue.of(DewdropVendor.KEY)));
    }

    @Override
    protected void pass(Duration time) {
        vendor.pass(time);
    }
}
