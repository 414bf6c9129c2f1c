package dev.resourcebroker.core.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.store.KeysetStore;
import dev.resourcebroker.core.store.WrappedKeyset;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.tck.SequentialIds;
import dev.resourcebroker.tck.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** First secrets of one organisation that come at once: in one process and in several. */
@Timeout(60)
class OrgKeysRaceTest {
    private static final int THREADS = 8;
    private static final OrgId ACME = OrgId.of("acme");
    private static final ResourceId ORDERS = new ResourceId(SequentialIds.nth(1));
    private static final ConnectionDetails DETAILS =
            new ConnectionDetails(ResourceType.REDIS, List.of(Entry.secret("uri", "redis://:pw@h")));

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final KeysetsInMemory store = new KeysetsInMemory();
    private final CountingKey kek = new CountingKey();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void inOneProcess_giveOneKeysetAndOneKekCall() throws Exception {
        for (int round = 1; round <= 200; round++) {
            OrgId org = OrgId.of("org-" + round);
            OrgKeys keys = keys(store);
            assertReadOneAnother(race(org, List.of(keys, keys, keys, keys, keys, keys, keys, keys)));
            assertThat(kek.wraps).hasValue(round);
        }
        assertThat(kek.unwraps).hasValue(0);
    }

    @Test
    void inSeveralProcesses_giveOneKeyset() throws Exception {
        for (int round = 1; round <= 200; round++) {
            OrgId org = OrgId.of("org-" + round);
            List<OrgKeys> processes = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                processes.add(keys(store));
            }
            assertReadOneAnother(race(org, processes));
            assertThat(store.rows).hasSize(round);
        }
    }

    @Test
    void whoComesSecondUsesTheKeysetOfTheFirst() {
        KeysetStore late = new KeysetsInMemory() {
            @Override
            public Optional<WrappedKeyset> find(OrgId org) {
                return store.find(org);
            }

            @Override
            public boolean insert(WrappedKeyset keyset) {
                keys(store).forWriting(ACME);
                return store.insert(keyset);
            }
        };
        OrgCipher mine = keys(late).forWriting(ACME);
        assertReadOneAnother(List.of(mine, keys(store).forReading(ACME)));
    }

    @Test
    void aWriterThatWaitsForAReaderWhoFindsNothingMakesTheKeyset() throws Exception {
        CountDownLatch searching = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        OrgKeys keys = keys(new KeysetsInMemory() {
            @Override
            public Optional<WrappedKeyset> find(OrgId org) {
                Optional<WrappedKeyset> found = super.find(org);
                searching.countDown();
                await(release);
                return found;
            }
        });
        var reader = CompletableFuture.supplyAsync(() -> keys.forReading(ACME), threads);
        searching.await();
        FutureTask<OrgCipher> writing = new FutureTask<>(() -> keys.forWriting(ACME));
        Thread writer = new Thread(writing);
        writer.start();
        while (writer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        release.countDown();
        assertThat(reader).failsWithin(Duration.ofSeconds(10));
        assertReadOneAnother(List.of(writing.get(), keys.forReading(ACME)));
    }

    private List<OrgCipher> race(OrgId org, List<OrgKeys> writers) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(writers.size());
        List<Callable<OrgCipher>> tasks = new ArrayList<>();
        for (OrgKeys keys : writers) {
            tasks.add(() -> {
                barrier.await();
                return keys.forWriting(org);
            });
        }
        List<OrgCipher> ciphers = new ArrayList<>();
        for (Future<OrgCipher> cipher : threads.invokeAll(tasks)) {
            ciphers.add(cipher.get());
        }
        return ciphers;
    }

    private static void assertReadOneAnother(List<OrgCipher> ciphers) {
        byte[] stored = ciphers.get(0).encrypt(ORDERS, 1, DETAILS);
        for (OrgCipher cipher : ciphers) {
            assertThat(cipher.decrypt(ORDERS, 1, stored)).isEqualTo(DETAILS);
        }
    }

    private OrgKeys keys(KeysetStore from) {
        SettableClock clock = SettableClock.at(Instant.EPOCH);
        return TestKeys.of(kek, from, clock).start();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
