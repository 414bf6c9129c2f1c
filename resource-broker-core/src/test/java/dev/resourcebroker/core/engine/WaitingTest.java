package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Who waits until a resource is ready, and who stops waiting. */
class WaitingTest {
    @Test
    void who_stops_waiting_disturbs_neither_the_work_nor_others_who_wait() {
        CountDownLatch go = new CountDownLatch(1);
        try (Engine engine = Engine.on(Database.H2)) {
            engine.vendor.instead = call -> {
                await(go);
                return null;
            };
            Resource events = engine.create("events");
            CompletableFuture<Resource> patient = waiting(engine, events);
            CompletableFuture<Resource> impatient = waiting(engine, events).orTimeout(1, TimeUnit.MILLISECONDS);
            CompletableFuture<Resource> cancelled = waiting(engine, events);
            assertThat(cancelled.cancel(true)).isTrue();
            assertThat(waiting(engine, events).complete(events)).isTrue();
            assertThatThrownBy(impatient::join).hasCauseInstanceOf(TimeoutException.class);
            assertThat(patient).isNotDone();
            go.countDown();
            assertThat(patient.orTimeout(10, TimeUnit.SECONDS).join().phase()).isEqualTo(Phase.READY);
            assertThat(engine.vendor.calls("create")).isEqualTo(1);
            assertThat(engine.vendor.boxes).hasSize(1);
        }
    }

    private static CompletableFuture<Resource> waiting(Engine engine, Resource resource) {
        return engine.acme.whenReady(resource.id()).toCompletableFuture();
    }

    private static void await(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_another_process_does_is_told_too() {
        MemoryVendor vendor = new MemoryVendor();
        try (Engine waiting = Engine.on(Database.POSTGRESQL, vendor, builder -> builder.workers(0))) {
            Resource events = waiting.create("events");
            CompletableFuture<Resource> ready = waiting(waiting, events);
            try (EmbeddedBroker working = ResourceBrokers.builder()
                    .installation("test")
                    .metaDatabase(MetaDatabase.of(waiting.broker.pool))
                    .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(waiting.broker.directory.resolve("kek.json")))
                    .provider(vendor, MemoryVendor.ACCESS)
                    .provisioning(Engine.HURRY)
                    .pollEvery(Duration.ofMillis(20))
                    .build()) {
                assertThat(working.broker()).isNotNull();
                assertThat(ready.orTimeout(20, TimeUnit.SECONDS).join().phase()).isEqualTo(Phase.READY);
            }
        }
    }

    @Test
    void who_still_waits_when_the_broker_is_closed_is_told() {
        Engine engine = Engine.on(Database.H2, new MemoryVendor(), builder -> builder.workers(0));
        CompletableFuture<Resource> ready = waiting(engine, engine.create("events"));
        assertThat(ready).isNotDone();
        engine.close();
        assertThatThrownBy(() -> ready.orTimeout(10, TimeUnit.SECONDS).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOSED));
    }
}
