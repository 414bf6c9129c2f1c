package dev.resourcebroker.examples.dewdrop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ProvisioningSettings;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.PlatformAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider that was written from the documentation alone, in a broker. */
@Tag("once")
class DewdropLifeTest {
    private static final OfferingId CACHE = OfferingId.of("dewdrop/cache");

    @AutoClose
    private final DewdropVendor vendor = new DewdropVendor();

    @TempDir
    private Path home;

    @AutoClose
    private EmbeddedBroker broker;

    private OrgBroker acme;

    @BeforeEach
    void start() {
        broker = ResourceBrokers.builder()
                .installation("meadow")
                .metaDatabase(MetaDatabase.embedded(home.resolve("meta-database")))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(home.resolve("kek.json")))
                .provider(
                        new DewdropProvider(vendor.uri()),
                        PlatformAccess.of(Map.of("api-key", SecretValue.of(DewdropVendor.KEY))))
                .provisioning(ProvisioningSettings.defaults()
                        .retry(Duration.ofMillis(50))
                        .callRate(1000, 16)
                        .callDeadline(Duration.ofSeconds(1))
                        .deletionGrace(Duration.ZERO))
                .pollEvery(Duration.ofMillis(50))
                .build();
        acme = broker.broker().org(OrgId.of("acme"));
    }

    /** Waits while the vendor's time passes. */
    private void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            vendor.pass(Duration.ofSeconds(1));
            LockSupport.parkNanos(50_000_000);
        }
    }

    private String password(Binding binding) {
        return acme.resolve(binding.id())
                .details()
                .value("password")
                .orElseThrow()
                .reveal();
    }

    private List<SweepFinding> findings() {
        List<SweepFinding> findings = new ArrayList<>();
        assertThat(broker.operator()
                        .provisioning()
                        .sweep(ProviderId.of("dewdrop"), findings::add))
                .isNotNull();
        return findings;
    }

    @Test
    void it_is_made_gets_another_password_and_goes() {
        Resource cache =
                acme.create(ManagedIntegration.named("sessions").offering(CACHE).parameter("megabytes", "128"));
        Binding binding = acme.bind(cache.id(), Workload.named("api"));
        until("ready", () -> acme.get(cache.id()).connectionVersion() == 1);
        String first = password(binding);
        acme.provisioning().rotate(cache.id());
        until("rotated", () -> acme.get(cache.id()).connectionVersion() == 2);
        assertThat(password(binding)).isNotEqualTo(first);
        assertThat(findings()).isEmpty();

        acme.unbind(binding.id());
        acme.delete(cache.id());
        until("gone", () -> acme.find("sessions").isEmpty());
        assertThat(findings()).isEmpty();
    }
}
