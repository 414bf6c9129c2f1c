package dev.resourcebroker.core.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Tag;

/**
 * Random work of several tenants by several threads, 10,000 steps on either database: every value that arrives is the
 * workload's own tenant's. A property's seed is printed with it, and the seed of a try that fails too; with it the same
 * steps come again, though threads may interleave otherwise.
 */
@Tag("once")
class TenantsTest {
    private static final int TRIES = 5;
    private static final int THREADS = 4;
    private static final int STEPS = 500;

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void on_h2_every_injected_value_is_of_the_workloads_own_tenant(@ForAll long seed) throws Exception {
        run(Database.H2, seed);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void on_postgresql_every_injected_value_is_of_the_workloads_own_tenant(@ForAll long seed) throws Exception {
        run(Database.POSTGRESQL, seed);
    }

    private static void run(Database database, long seed) throws Exception {
        try (TestBroker broker = TestBroker.on(database)) {
            Tenants tenants = new Tenants(broker.embedded);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(seed + thread);
                running.add(threads.submit(() ->
                        Stream.generate(() -> Step.random(random)).limit(STEPS).forEach(tenants::take)));
            }
            threads.shutdown();
            for (Future<?> future : running) {
                future.get();
            }
            assertThat(tenants.injected).hasPositiveValue();
        }
    }
}
