package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Embedded.ORDERS;
import static dev.resourcebroker.core.fault.Failures.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.ResourceBroker;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closing: twice, from anywhere, while calls run; and use after it. */
class ClosingTest {
    @TempDir
    private Path directory;

    private EmbeddedBroker embedded;
    private OrgBroker acme;
    private Resource orders;

    @BeforeEach
    void start() {
        embedded = Embedded.in(directory).build();
        acme = embedded.broker().org(OrgId.of("acme"));
        orders = acme.create(ExternalLink.named("orders-db").connectionString(ORDERS));
        acme.bind(orders.id(), Workload.named("api"));
    }

    @Test
    void closingTwice_isHarmless() {
        assertThat(embedded.close(Duration.ofSeconds(1))).isTrue();
        assertThat(embedded.close(Duration.ofSeconds(1))).isTrue();
        embedded.close();
    }

    @Test
    void useAfterClose_isRefused() {
        ResourceBroker broker = embedded.broker();
        embedded.close();
        expect(ErrorCode.CLOSED, () -> acme.get(orders.id()));
        expect(ErrorCode.CLOSED, () -> acme.list(ResourceFilter.ALL, Page.Request.FIRST));
        expect(ErrorCode.CLOSED, () -> broker.org(OrgId.of("acme")).find("orders-db"));
        expect(ErrorCode.CLOSED, () -> embedded.operator().retireTarget("x"));
    }

    @Test
    void aCallThatRuns_isWaitedFor() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread caller = new Thread(() -> embedded.operator().resolveAll(workload -> {
            inside.countDown();
            await(goOn);
        }));
        caller.start();
        inside.await();
        FutureTask<Boolean> closing = new FutureTask<>(() -> embedded.close(Duration.ofSeconds(30)));
        new Thread(closing).start();
        goOn.countDown();
        assertThat(closing.get()).isTrue();
        caller.join();
    }

    @Test
    void aCallThatHangs_isWaitedForNoLongerThanSaid() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Thread caller = new Thread(() -> embedded.operator().resolveAll(workload -> {
            inside.countDown();
            await(never);
        }));
        caller.start();
        inside.await();
        assertThat(embedded.close(Duration.ofMillis(100))).isFalse();
        never.countDown();
        caller.join();
    }

    @Test
    void closingFromWithinACall_endsAndIsToldAsNotDrained() {
        expect(
                ErrorCode.CLOSED,
                () -> embedded.operator()
                        .resolveAll(workload -> assertThat(embedded.close(Duration.ofMillis(100)))
                                .isFalse()));
        expect(ErrorCode.CLOSED, () -> acme.get(orders.id()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
