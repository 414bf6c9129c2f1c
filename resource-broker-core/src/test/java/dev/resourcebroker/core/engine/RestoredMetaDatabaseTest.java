package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.CredentialTraits.Listing;
import dev.resourcebroker.provider.CredentialTraits.SecondIssue;
import dev.resourcebroker.provider.CredentialTraits.Style;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Traits.SecondCreate;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.spi.PlatformAccess;
import dev.resourcebroker.tck.vendor.FakeProvider;
import dev.resourcebroker.tck.vendor.FakeVendor;
import dev.resourcebroker.tck.vendor.RequestKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of a meta-database are copied, life goes on, and the copy is put back: everything is observed first, and what was
 * made after the copy is adopted.
 */
@Tag("once")
class RestoredMetaDatabaseTest {
    private static final OrgId ACME = OrgId.of("acme");
    private static final Set<RequestKind> EFFECTS = EnumSet.of(
            RequestKind.CREATE, RequestKind.UPDATE, RequestKind.ISSUE, RequestKind.REVOKE, RequestKind.DELETE);
    private static final Traits TRAITS = new Traits(
            SecondCreate.DOUBLES,
            Duration.ofMillis(40),
            Duration.ofMillis(40),
            Tagging.ATOMIC,
            Duration.ZERO,
            new CredentialTraits(Style.PER_VERSION, SecondIssue.REFUSED, 5, Listing.VERSIONS, true, false));

    @TempDir
    Path directory;

    private final FakeVendor vendor = FakeVendor.open(TRAITS, Clock.systemUTC());

    private EmbeddedBroker start() {
        return ResourceBrokers.builder()
                .installation("test")
                .metaDatabase(MetaDatabase.embedded(directory.resolve("data")))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(directory.resolve("kek.json")))
                .provider(
                        new FakeProvider(vendor.uri(), TRAITS),
                        PlatformAccess.of(FakeVendor.access().fields()))
                .provisioning(Engine.HURRY.callDeadline(Duration.ofMillis(300)))
                .pollEvery(Duration.ofMillis(20))
                .build();
    }

    private static Resource ready(OrgBroker acme, ResourceId id) throws Exception {
        return acme.whenReady(id).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static ManagedIntegration thing(String name) {
        return ManagedIntegration.named(name).offering(FakeProvider.THING);
    }

    private void copy(String from, String to) throws IOException {
        Path target = Files.createDirectory(directory.resolve(to));
        try (Stream<Path> files = Files.list(directory.resolve(from))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    private int effects() {
        return EFFECTS.stream().mapToInt(vendor::requests).sum();
    }

    @Test
    void everything_is_observed_before_it_is_touched_and_what_is_newer_is_adopted() throws Exception {
        ResourceId orders;
        try (EmbeddedBroker broker = start()) {
            OrgBroker acme = broker.broker().org(ACME);
            orders = ready(acme, acme.create(thing("orders")).id()).id();
        }
        copy("data", "backup");
        ResourceId events;
        try (EmbeddedBroker broker = start()) {
            OrgBroker acme = broker.broker().org(ACME);
            acme.provisioning().rotate(orders);
            ready(acme, orders);
            events = ready(acme, acme.create(thing("events")).id()).id();
        }
        Files.move(directory.resolve("data"), directory.resolve("lost"));
        copy("backup", "data");
        int before = effects();
        try (EmbeddedBroker broker = start()) {
            OrgBroker acme = broker.broker().org(ACME);
            isObservedFirst(acme, orders, before);
            List<SweepFinding> found = new ArrayList<>();
            broker.operator().provisioning().sweep(ProviderId.of("fake"), found::add);
            assertThat(found).extracting(SweepFinding::kind).containsExactly(SweepFinding.Kind.AT_VENDOR_ONLY);
            assertThat(found.get(0).tag().resource()).isEqualTo(events);
            assertThat(effects()).isEqualTo(before);

            broker.operator().provisioning().adopt(ACME, found.get(0), thing("events"));
            broker.operator().provisioning().goOn(ACME, orders);
            opens(acme, ready(acme, events).id());
            opens(acme, ready(acme, orders).id());
            broker.operator().provisioning().reinjected(ACME, events);
            broker.operator().provisioning().reinjected(ACME, orders);
            Engine.until(
                    () -> "one credential each: " + vendor.stock(),
                    () -> vendor.stock().keys().size() == 2);
            assertThat(vendor.stock().things()).hasSize(2);
            opens(acme, events);
            opens(acme, orders);
        } finally {
            vendor.close();
        }
    }

    private void isObservedFirst(OrgBroker acme, ResourceId orders, int before) {
        Engine.until(
                () -> "suspended: " + acme.get(orders), () -> acme.get(orders).phase() == Phase.QUARANTINED);
        assertThat(acme.get(orders).made().flatMap(Made::failure))
                .map(Made.Failure::code)
                .contains("RESTORED");
        assertThat(acme.find("events")).isEmpty();
        assertThat(effects()).isEqualTo(before);
    }

    private void opens(OrgBroker acme, ResourceId id) {
        var binding = acme.bindings(id).stream()
                .findFirst()
                .orElseGet(() -> acme.bind(id, Workload.named(acme.get(id).name())));
        ConnectionDetails details = acme.resolve(binding.id()).details();
        assertThat(vendor.opens(
                        details.value("username").orElseThrow().reveal(),
                        details.value("password").orElseThrow()))
                .isTrue();
    }
}
