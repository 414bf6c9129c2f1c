package dev.resourcebroker.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who was given a value is on record before the value is out. */
class ReadingsTest {
    private static final Workload API = Workload.named("orders-api");

    private static Binding bound(OrgBroker acme) {
        Resource orders = acme.create(ExternalLink.named("orders-db").connectionString("postgres://a:b@127.0.0.1:1/d"));
        return acme.bind(orders.id(), API);
    }

    private static List<AuditEntry> entries(OrgBroker org) {
        return org.audit().entries(AuditQuery.ALL, Page.Request.first(1000)).items();
    }

    private static final class Target implements Injector {
        private final Runnable delivering;
        private final List<Delivery> delivered = new ArrayList<>();

        private Target(Runnable delivering) {
            this.delivering = delivering;
        }

        @Override
        public String target() {
            return "slot-1";
        }

        @Override
        public boolean supersedes() {
            return true;
        }

        @Override
        public void deliver(Delivery delivery) {
            delivering.run();
            delivered.add(delivery);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aReadingThatCannotBeRecorded_givesNothingOut(Database database) {
        try (TestBroker broker = TestBroker.on(database)) {
            OrgBroker acme = broker.org("acme");
            Binding binding = bound(acme);
            Target target = new Target(() -> {});
            acme.inject(API, target);
            Database.execute(broker.pool, "alter table \"resource_broker\".audit_entries add needed integer default 1");
            Database.execute(broker.pool, "alter table \"resource_broker\".audit_entries drop column host_service");

            assertThatThrownBy(() -> acme.resolve(binding.id())).isInstanceOf(BrokerException.class);
            assertThatThrownBy(() -> acme.plan(API)).isInstanceOf(BrokerException.class);
            assertThatThrownBy(() -> acme.verify(binding.resource())).isInstanceOf(BrokerException.class);
            assertThatThrownBy(() -> acme.inject(API, target)).isInstanceOf(BrokerException.class);
            assertThatThrownBy(() -> broker.embedded.operator().resolveAll(workload -> {
                        throw new IllegalStateException("given out");
                    }))
                    .isInstanceOf(BrokerException.class);
            assertThat(target.delivered).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aDelivery_isOnRecordBeforeItBegins(Database database) {
        try (TestBroker broker = TestBroker.on(database)) {
            OrgBroker acme = broker.org("acme");
            bound(acme);
            List<String> seen = new ArrayList<>();
            Target target = new Target(() -> {
                List<AuditEntry> entries = entries(acme);
                seen.add(entries.get(entries.size() - 1).operation());
            });
            acme.inject(API, target);
            acme.inject(API, target);
            assertThat(seen).containsExactly("injection.create", "injection.repeat");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void readingsThatAreNotRecorded_leaveNoEntryAndMutationsDo(Database database) {
        try (TestBroker broker = TestBroker.on(database, builder -> builder.auditReadings(false))) {
            OrgBroker acme = broker.org("acme");
            Binding binding = bound(acme);
            Target target = new Target(() -> {});
            acme.inject(API, target);
            acme.inject(API, target);
            acme.resolve(binding.id());
            acme.plan(API);
            acme.verify(binding.resource());
            assertThat(entries(acme))
                    .extracting(AuditEntry::operation)
                    .containsExactly("resource.create", "binding.create", "injection.create");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void theLastUseOfACredential_tellsWhenAndByWhichWorkload(Database database) {
        try (TestBroker broker = TestBroker.on(database)) {
            OrgBroker acme = broker.org("acme");
            Binding binding = bound(acme);
            assertThat(acme.audit().lastUse(binding.resource(), 1)).isEmpty();
            acme.inject(API, new Target(() -> {}));
            acme.resolve(binding.id());
            Resource now = acme.get(binding.resource());
            acme.replaceConnectionString(now.id(), now.rowVersion(), "postgres://a:n3w@127.0.0.1:1/d");
            acme.plan(API);

            AuditEntry last = acme.audit().lastUse(binding.resource(), 1).orElseThrow();
            assertThat(last.operation()).isEqualTo("binding.resolve");
            assertThat(last.subjects()).contains(AuditSubject.of(API), AuditSubject.of(binding.resource(), 1));
            assertThat(acme.audit().lastUse(binding.resource(), 2)).isEmpty();
            assertThat(broker.embedded.operator().audit().lastUse(acme.org(), binding.resource(), 1))
                    .contains(last);
            assertThat(broker.org("globex").audit().lastUse(binding.resource(), 1))
                    .isEmpty();
        }
    }
}
