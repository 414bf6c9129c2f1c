package dev.resourcebroker.core.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Several tenants of one broker, who do what they are told and look at what they get. Thread-safe. */
final class Tenants {
    static final int COUNT = 3;
    // What may happen to whoever isn't alone.
    private static final Set<ErrorCode> USUAL = Set.of(
            ErrorCode.NOT_FOUND,
            ErrorCode.ALREADY_EXISTS,
            ErrorCode.CONFLICT,
            ErrorCode.NAME_CLASH,
            ErrorCode.STILL_BOUND,
            ErrorCode.META_DATABASE_BUSY);

    final AtomicInteger injected = new AtomicInteger();
    private final EmbeddedBroker embedded;
    private final List<Tenant> tenants;

    Tenants(EmbeddedBroker embedded) {
        this.embedded = embedded;
        this.tenants = IntStream.range(0, COUNT)
                .mapToObj(i -> new Tenant(embedded.broker().org(OrgId.of("tenant-" + i))))
                .toList();
    }

    void take(Step step) {
        try {
            take(step, tenants.get(step.tenant()), tenants.get((step.tenant() + 1) % COUNT));
        } catch (BrokerException e) {
            assertThat(USUAL).as(e.getMessage()).contains(e.code());
        }
    }

    private void take(Step step, Tenant self, Tenant other) {
        int number = step.number();
        switch (step.deed()) {
            case CREATE ->
                self.resources.add(self.broker.create(
                        ExternalLink.named("r" + number % 5).connectionString(self.connectionString())));
            case REPLACE -> resource(self, number, own -> replace(self, own));
            case LABEL ->
                resource(self, number, own -> self.broker.label(own.id(), own.rowVersion(), Map.of("n", "1")));
            case DELETE -> resource(self, number, own -> self.broker.delete(own.id()));
            case BIND -> resource(self, number, own -> bind(self, own, number));
            case UNBIND -> Tenant.choose(self.bindings, number).ifPresent(binding -> self.broker.unbind(binding.id()));
            case RESOLVE ->
                Tenant.choose(self.bindings, number)
                        .ifPresent(binding ->
                                self.assertOwn(self.broker.resolve(binding.id()).details()));
            case PLAN -> self.broker.plan(workload(number));
            case INJECT -> inject(self, workload(number));
            case RESOLVE_ALL -> resolveAll();
            case BIND_ANOTHERS -> resource(other, number, theirs -> assertNotFound(() -> bind(self, theirs, number)));
            case REPLACE_ANOTHERS -> resource(other, number, theirs -> assertNotFound(() -> replace(self, theirs)));
            case DELETE_ANOTHERS ->
                resource(other, number, theirs -> assertNotFound(() -> self.broker.delete(theirs.id())));
            case RESOLVE_ANOTHERS ->
                Tenant.choose(other.bindings, number)
                        .ifPresent(binding -> assertNotFound(() -> self.broker.resolve(binding.id())));
        }
    }

    private static void resource(Tenant owner, int number, Consumer<Resource> use) {
        Tenant.choose(owner.resources, number).ifPresent(use);
    }

    private static void replace(Tenant self, Resource resource) {
        self.broker.replaceConnectionString(resource.id(), resource.rowVersion(), self.connectionString());
    }

    private static void bind(Tenant self, Resource resource, int number) {
        self.bindings.add(self.broker.bind(resource.id(), workload(number), Naming.prefix("P" + number % 2)));
    }

    private static Workload workload(int number) {
        return Workload.named("w" + number % 3);
    }

    private void inject(Tenant self, Workload workload) {
        ProcessBuilder process = new ProcessBuilder("true");
        self.broker.inject(workload, ProcessInjector.into(process, "host-1/" + workload.name()));
        process.environment().forEach((name, value) -> {
            if (name.endsWith("DATABASE_URL")) {
                self.assertOwn(value);
                injected.incrementAndGet();
            }
        });
    }

    private void resolveAll() {
        embedded.operator().resolveAll(workload -> {
            Tenant owner = tenants.stream()
                    .filter(tenant -> tenant.broker.org().equals(workload.org()))
                    .findFirst()
                    .orElseThrow();
            workload.bindings().forEach(binding -> owner.assertOwn(binding.details()));
        });
    }

    private static void assertNotFound(Runnable call) {
        BrokerException refusal = catchThrowableOfType(BrokerException.class, call::run);
        assertThat(refusal).as("another's id was taken").isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND);
    }
}
