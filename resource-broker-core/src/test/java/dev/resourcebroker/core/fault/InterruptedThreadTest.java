package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.allReturned;
import static dev.resourcebroker.core.fault.Failures.connectionString;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thread of the host is interrupted while it calls: its call works or fails, and everybody else's goes on. */
class InterruptedThreadTest {
    private static void callsWhileInterrupted(OrgBroker org) {
        for (int i = 0; i < 20; i++) {
            Thread.currentThread().interrupt();
            org.create(ExternalLink.named("r" + i).connectionString(connectionString("acme")));
            assertThat(org.find("r" + i)).isPresent();
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        }
    }

    private static EmbeddedBroker embedded(Path directory) {
        return ResourceBrokers.builder()
                .installation("test")
                .workers(0)
                .metaDatabase(MetaDatabase.embedded(directory.resolve("data")))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(directory.resolve("kek.json")))
                .build();
    }

    private static void worksAsEver(OrgBroker org) {
        Resource made = org.create(ExternalLink.named("after").connectionString(connectionString("acme")));
        assertThat(org.get(made.id())).isEqualTo(made);
    }

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void anInterruptedCaller_isServedAndKeepsItsInterrupt(Database database) {
        try (TestBroker broker = TestBroker.on(database, builder -> builder.workers(0))) {
            callsWhileInterrupted(broker.org("acme"));
            worksAsEver(broker.org("acme"));
            allReturned(broker.pool);
        }
    }

    @Test
    void anInterruptedCaller_doesNotCloseTheEmbeddedDatabaseForEverybody() {
        Path directory = TestBroker.temporaryDirectory();
        try (EmbeddedBroker broker = embedded(directory)) {
            OrgBroker acme = broker.broker().org(OrgId.of("acme"));
            callsWhileInterrupted(acme);
            worksAsEver(acme);
        }
    }

    @Test
    void interruptsInTheMiddleOfCalls_breakOffThoseCallsAtMost() throws Exception {
        Path directory = TestBroker.temporaryDirectory();
        try (EmbeddedBroker broker = embedded(directory)) {
            OrgBroker acme = broker.broker().org(OrgId.of("acme"));
            List<Throwable> unexpected = new CopyOnWriteArrayList<>();
            Thread caller = new Thread(() -> callsAnyhow(acme, unexpected), "interrupted caller");
            caller.start();
            while (caller.isAlive()) {
                caller.interrupt();
                caller.join(1);
            }
            assertThat(unexpected).isEmpty();
            worksAsEver(acme);
        }
    }

    private static void callsAnyhow(OrgBroker org, List<Throwable> unexpected) {
        for (int i = 0; i < 300; i++) {
            try {
                org.create(ExternalLink.named("r" + i).connectionString(connectionString("acme")));
            } catch (TransientBrokerException e) {
                // The interrupt came while the call waited for something.
            } catch (RuntimeException | Error e) {
                unexpected.add(e);
            }
        }
    }

    @Test
    void anInterruptedThread_canStartAndCloseABroker() {
        Path directory = TestBroker.temporaryDirectory();
        Thread.currentThread().interrupt();
        EmbeddedBroker broker = embedded(directory);
        broker.close(Duration.ofSeconds(5));
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        try (EmbeddedBroker again = embedded(directory)) {
            worksAsEver(again.broker().org(OrgId.of("acme")));
        }
    }
}
