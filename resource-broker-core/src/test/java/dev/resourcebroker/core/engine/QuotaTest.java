package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provisioning.Quota;
import dev.resourcebroker.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody has more at vendors than he may, however many ask at once. */
@ParameterizedClass
@EnumSource(Database.class)
class QuotaTest {
    private static final int THREADS = 50;

    private final Database database;

    QuotaTest(Database database) {
        this.database = database;
    }

    private Engine engine(Quota quota) {
        return Engine.on(
                database,
                new MemoryVendor(),
                builder -> builder.quotas(org -> org.value().equals("acme") ? quota : Quota.UNLIMITED)
                        .workers(2));
    }

    private static void assertExceeded(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED));
    }

    @Test
    void fifty_that_race_for_the_last_one_get_one() throws Exception {
        try (Engine engine = engine(Quota.UNLIMITED.count(MemoryVendor.BOX, 3))) {
            engine.create("one");
            engine.create("two");
            CountDownLatch go = new CountDownLatch(1);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<Resource>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String name = "racer-" + i;
                all.add(threads.submit(() -> {
                    go.await();
                    return engine.create(name);
                }));
            }
            go.countDown();
            int got = 0;
            for (Future<Resource> one : all) {
                got += got(one);
            }
            threads.shutdown();
            assertThat(got).isEqualTo(1);
        }
    }

    private static int got(Future<Resource> one) throws InterruptedException {
        try {
            one.get();
            return 1;
        } catch (ExecutionException e) {
            // Fifty threads share eight connections: who waited too long may ask again, and gets nothing either.
            assertThat(((BrokerException) e.getCause()).code())
                    .isIn(ErrorCode.QUOTA_EXCEEDED, ErrorCode.META_DATABASE_BUSY);
            return 0;
        }
    }

    @Test
    void what_was_deleted_makes_room() {
        try (Engine engine = engine(Quota.UNLIMITED.count(MemoryVendor.BOX, 1))) {
            Resource one = engine.made("one");
            assertExceeded(() -> engine.create("two"));
            assertThat(engine.acme.find("two")).isEmpty();
            engine.acme.delete(one.id());
            engine.untilGone(one);
            engine.made("two");
        }
    }

    @Test
    void the_ceiling_holds_for_all_resources_together_and_for_changes() {
        try (Engine engine = engine(Quota.UNLIMITED.ceiling(Cost.monthly("8", "EUR")))) {
            engine.acme.create(Engine.box("five").parameter("size", "5"));
            assertExceeded(() -> engine.acme.create(Engine.box("four").parameter("size", "4")));
            Resource three = engine.ready(engine.acme.create(Engine.box("three").parameter("size", "3")));
            assertExceeded(() -> engine.acme
                    .provisioning()
                    .update(three.id(), engine.acme.get(three.id()).rowVersion(), Map.of("size", "4")));
            assertThat(engine.acme.get(three.id()).parameters()).containsEntry("size", "3");
            engine.broker.org("globex").create(Engine.box("nine").parameter("size", "9"));
        }
    }

    @Test
    void a_currency_without_a_ceiling_is_refused_where_there_are_ceilings() {
        try (Engine engine = engine(Quota.UNLIMITED.ceiling(Cost.monthly("8", "USD")))) {
            assertExceeded(() -> engine.create("one"));
        }
    }
}
