package dev.resourcebroker.core.leak;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.Page;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.ProvisioningSettings;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provisioning.BroughtCredential;
import dev.resourcebroker.provisioning.Change;
import dev.resourcebroker.provisioning.OrgProvisioning;
import dev.resourcebroker.resource.ConnectionVersion;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.secret.SecretValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The life of resources at a vendor that says every secret aloud. */
final class LeakyMaking {
    static final ProvisioningSettings HURRY = ProvisioningSettings.defaults()
            .callDeadline(Duration.ofMillis(300))
            .retry(Duration.ofMillis(20))
            .driftInterval(Duration.ofMillis(200))
            .deletionGrace(Duration.ZERO)
            .callRate(10_000, 100);

    private static final OfferingId BOX = OfferingId.of("leaky/box");
    private static final ProviderId LEAKY = ProviderId.of("leaky");
    private static final Workload BOXED = Workload.named("boxed");

    private final Evidence evidence;
    private final EmbeddedBroker embedded;

    LeakyMaking(Evidence evidence, EmbeddedBroker embedded) {
        this.evidence = evidence;
        this.embedded = embedded;
    }

    void live(OrgBroker acme) {
        locked(acme);
        refused(acme);
        bring(acme);
        Resource events = acme.create(ManagedIntegration.named("events").offering(BOX));
        ready(acme, events);
        use(acme, events.id());
        OrgProvisioning provisioning = acme.provisioning();
        evidence.of("preview", () -> provisioning.preview(new Change.Rotate(events.id())));
        evidence.of("rotate", () -> provisioning.rotate(events.id()));
        ready(acme, events);
        use(acme, events.id());
        evidence.of(
                "update",
                () -> provisioning.update(events.id(), acme.get(events.id()).rowVersion(), Map.of("size", "5")));
        ready(acme, events);
        until(() -> acme.versions(events.id()), () -> left(acme, events) == 1);
        evidence.failing("remove", () -> removed(acme));
        delete(acme, events);
        evidence.of("remove", () -> removed(acme));
    }

    private static List<BroughtCredential> removed(OrgBroker acme) {
        acme.credentials().remove(LEAKY);
        return acme.credentials().list();
    }

    /** From here on acme's own is used. */
    private void bring(OrgBroker acme) {
        Map<String, SecretValue> fields = Map.of("token", SecretValue.of(Markers.TOKEN));
        Map<String, SecretValue> confused = Map.of(Markers.TOKEN, SecretValue.of(Markers.TOKEN));
        evidence.failing("put", () -> acme.credentials().put(LEAKY, confused));
        for (int refusal = 0; refusal < 4; refusal++) {
            evidence.failing("put", () -> acme.credentials().put(LEAKY, fields));
        }
        evidence.failing("put too soon", () -> acme.credentials().put(LEAKY, fields));
        until(() -> "brought", () -> isBrought(acme, fields));
        evidence.of("put", () -> acme.credentials().put(LEAKY, fields));
        evidence.of("credentials", () -> acme.credentials().list());
    }

    private static boolean isBrought(OrgBroker acme, Map<String, SecretValue> fields) {
        try {
            acme.credentials().put(LEAKY, fields);
            return true;
        } catch (TransientBrokerException e) {
            return false;
        }
    }

    private static long left(OrgBroker acme, Resource resource) {
        return acme.versions(resource.id()).stream()
                .filter(version -> version.state() != ConnectionVersion.State.REVOKED)
                .count();
    }

    private void ready(OrgBroker acme, Resource resource) {
        evidence.of(
                "ready",
                () -> acme.whenReady(resource.id()).toCompletableFuture().get(30, TimeUnit.SECONDS));
    }

    private void use(OrgBroker acme, ResourceId id) {
        evidence.of("versions", () -> acme.versions(id));
        Binding binding = acme.bind(
                id, BOXED, Naming.variable("BOX_PASSWORD", "{password}").and("BOX_PIN", "{pin}"));
        evidence.of("resolve", () -> acme.resolve(binding.id()));
        evidence.of("details", () -> acme.resolve(binding.id()).details().entries());
        evidence.of("plan", () -> acme.plan(BOXED));
        Injection injection = evidence.of(
                "inject", () -> acme.inject(BOXED, ProcessInjector.into(new ProcessBuilder("true"), "host-1/box")));
        injection.ended();
        acme.unbind(binding.id());
    }

    private void delete(OrgBroker acme, Resource resource) {
        ResourceId id = resource.id();
        evidence.of("protect", () -> acme.provisioning().protect(id, DeletionPolicy.SNAPSHOT_THEN_DELETE, false));
        evidence.of("preview", () -> acme.provisioning().preview(new Change.Delete(id)));
        acme.delete(id);
        evidence.namesOfThreadsAndBeans();
        until(() -> acme.find(resource.name()), () -> acme.find(resource.name()).isEmpty());
    }

    private void refused(OrgBroker acme) {
        Resource large =
                acme.create(ManagedIntegration.named("large").offering(BOX).parameter("size", "9"));
        until(() -> acme.get(large.id()), () -> acme.get(large.id()).phase() == Phase.FAILED);
        evidence.of("failed", () -> acme.get(large.id()));
        evidence.of("held", () -> embedded.operator().provisioning().held(Page.Request.FIRST));
        evidence.failing("sweep", () -> embedded.operator().provisioning().sweep(BOX.provider(), found -> {}));
        evidence.of("preview", () -> acme.provisioning().preview(new Change.Retry(large.id())));
        evidence.failing(
                "waiting for what failed",
                () -> acme.whenReady(large.id()).toCompletableFuture().get(30, TimeUnit.SECONDS));
        evidence.of("retry", () -> acme.provisioning().retry(large.id()));
    }

    /** One for which the platform's credential can't be had. */
    private void locked(OrgBroker acme) {
        Resource shut = acme.create(ManagedIntegration.named("shut").offering(OfferingId.of("locked/box")));
        until(
                () -> acme.get(shut.id()),
                () -> acme.get(shut.id()).made().flatMap(made -> made.failure()).isPresent());
        evidence.of("locked", () -> acme.get(shut.id()));
    }

    private static void until(Supplier<?> state, BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never happened: " + state.get());
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
