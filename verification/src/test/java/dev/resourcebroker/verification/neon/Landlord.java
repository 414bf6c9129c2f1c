package dev.resourcebroker.verification.neon;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.ProvisioningSettings;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.neon.NeonProvider;
import dev.resourcebroker.neon.fake.NeonVendor;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.resource.ConnectionVersion;
import dev.resourcebroker.resource.ConnectionVersion.State;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.PlatformAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A broker on H2 whose databases a simulated Neon makes. Their clock is one, and is set forward by who waits. */
final class Landlord implements AutoCloseable {
    static final Workload API = Workload.named("events-api");

    private static final Duration STEP = Duration.ofSeconds(3);
    private static final ProvisioningSettings SETTINGS =
            ProvisioningSettings.defaults().callDeadline(Duration.ofSeconds(20)).deletionGrace(Duration.ofHours(1));

    final PassingClock clock = new PassingClock();
    final NeonVendor vendor = new NeonVendor(clock);
    final OrgBroker acme;
    private final EmbeddedBroker embedded;

    Landlord(Path directory) {
        embedded = ResourceBrokers.builder()
                .installation("test")
                .metaDatabase(MetaDatabase.embedded(directory.resolve("meta-database")))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(directory.resolve("kek.json")))
                .provider(
                        NeonProvider.create(vendor.uri()),
                        PlatformAccess.of(Map.of("api-key", SecretValue.of(NeonVendor.KEY))))
                .provisioning(SETTINGS)
                .pollEvery(Duration.ofMillis(50))
                // Signs of life come with real time, which is slower than this clock.
                .takeOverAfter(Duration.ofHours(12))
                .clock(clock)
                .build();
        acme = embedded.broker().org(OrgId.of("acme"));
    }

    Resource create(String name) {
        return acme.create(ManagedIntegration.named(name).offering(OfferingId.of("neon/postgres")));
    }

    /** A delivery, and what the program was given. */
    record Given(Injection injection, DatabaseUrl url) {}

    Given inject(String target) {
        ProcessBuilder program = new ProcessBuilder("program");
        Injection injection = acme.inject(API, ProcessInjector.into(program, target));
        return new Given(injection, DatabaseUrl.parse(program.environment().get("DATABASE_URL")));
    }

    void untilPhase(ResourceId id, Phase phase) {
        until("in " + phase, id, () -> acme.get(id).phase() == phase);
    }

    void until(String what, ResourceId id, BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never " + what + ": " + acme.get(id) + ", " + acme.versions(id) + ", "
                        + acme.carriers(id) + ", " + vendor.inventory() + ", " + vendor.wrong());
            }
            LockSupport.parkNanos(50_000_000);
            clock.pass(STEP);
        }
    }

    /** What the meta-database says there is: the credentials of each project. */
    Map<String, Set<String>> onRecord() {
        Map<String, Set<String>> record = new TreeMap<>();
        for (Resource resource :
                acme.list(ResourceFilter.ALL, Page.Request.FIRST).items()) {
            Optional<String> project = resource.made().flatMap(made -> made.vendorId());
            project.ifPresent(id -> record.put(id, versions(acme.versions(resource.id()))));
        }
        return record;
    }

    private static Set<String> versions(List<ConnectionVersion> versions) {
        Set<String> valid = new TreeSet<>();
        versions.stream()
                .filter(version -> version.state() != State.REVOKED)
                .forEach(version -> valid.add("v" + version.seq()));
        return valid;
    }

    /** What the vendor has: the log-in roles of each project, but for the administrator. */
    Map<String, Set<String>> atTheVendor() {
        Map<String, Set<String>> there = new TreeMap<>();
        vendor.inventory().forEach((project, roles) -> {
            Set<String> valid = new TreeSet<>(roles);
            valid.removeIf(role -> role.startsWith("admin-"));
            Set<String> versions = new TreeSet<>();
            valid.forEach(role -> versions.add(role.substring(0, role.indexOf('-'))));
            there.put(project, versions);
        });
        return there;
    }

    @Override
    public void close() {
        embedded.close();
        vendor.close();
    }
}
