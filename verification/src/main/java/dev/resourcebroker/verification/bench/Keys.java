package dev.resourcebroker.verification.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.key.RewrapOutcome;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** How often a key encryption key is called, how fast at most, and how long it takes to wrap everything anew. */
final class Keys {
    private static final int ORGS = 10_000;
    private static final int FEW = 100;
    private static final int RESOLVES = 10_000;
    private static final int RATE = 1000;
    private static final int READERS = 32;

    private final List<Bound> bound = new ArrayList<>();
    private final HikariDataSource pool;
    private final CountedKey key;
    private final CountedKey next;

    private Keys(Path directory, HikariDataSource pool) {
        this.pool = pool;
        this.key = new CountedKey(directory.resolve("kek-1.json"));
        this.next = new CountedKey(directory.resolve("kek-2.json"));
    }

    private record Bound(OrgId org, BindingId binding) {}

    static List<String> run(Path directory) throws Exception {
        try (Store.Running running = Store.H2.begin(directory);
                HikariDataSource pool = Store.pool(running.url())) {
            Keys keys = new Keys(directory, pool);
            keys.fill();
            return List.of(keys.resolves(), keys.coldStart(), keys.rewrap());
        }
    }

    private EmbeddedBroker broker(UnaryOperator<BrokerBuilder> more) {
        return more.apply(ResourceBrokers.builder()
                        .installation("bench")
                        .metaDatabase(MetaDatabase.of(pool))
                        .keyEncryptionKey(key)
                        .keyCalls(100_000, Duration.ofMinutes(1))
                        .workers(0))
                .build();
    }

    private void fill() {
        try (EmbeddedBroker broker = broker(builder -> builder)) {
            for (int i = 0; i < ORGS; i++) {
                OrgId org = OrgId.of("org-" + i);
                Resource made = broker.broker()
                        .org(org)
                        .create(ExternalLink.named("orders").connectionString(Site.url(org.value(), "orders")));
                bound.add(new Bound(
                        org,
                        broker.broker()
                                .org(org)
                                .bind(made.id(), Workload.named("api"))
                                .id()));
            }
        }
    }

    private String resolves() {
        try (EmbeddedBroker broker = broker(builder -> builder)) {
            // At its start, the broker unwrapped the keyset of the audit log.
            key.forget();
            for (int i = 0; i < RESOLVES; i++) {
                resolve(broker, bound.get(i % FEW));
            }
        }
        System.out.printf("keys: %d resolves over %d organisations: %d calls of the key%n", RESOLVES, FEW, key.calls());
        check(key.calls() <= FEW, "more than one call per organisation");
        return Rounds.ratio("keys.calls_per_org", (double) key.calls() / FEW);
    }

    private String coldStart() {
        key.forget();
        long begun = System.nanoTime();
        try (EmbeddedBroker broker = broker(builder -> builder.keyCalls(RATE, Duration.ofMinutes(1)))) {
            inParallel(broker);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        int most = key.mostInASecond();
        System.out.printf(
                Locale.ROOT,
                "keys: cold start of %d organisations by %d readers, limit %d calls/s: %d calls in %.1f s, at most %d"
                        + " in any second%n",
                ORGS,
                READERS,
                RATE,
                key.calls(),
                seconds,
                most);
        check(most <= RATE, "the limit was exceeded");
        return Rounds.ratio("keys.cold_start_vs_limit", (double) most / RATE);
    }

    private void inParallel(EmbeddedBroker broker) {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            bound.stream()
                    .map(one -> CompletableFuture.runAsync(() -> resolve(broker, one), readers))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            readers.shutdown();
        }
    }

    private String rewrap() {
        key.forget();
        next.forget();
        try (EmbeddedBroker broker =
                broker(builder -> builder.keyEncryptionKey(next).formerKeyEncryptionKey(key))) {
            long begun = System.nanoTime();
            RewrapOutcome outcome = broker.operator().keys().rewrap(done -> {});
            double seconds = (System.nanoTime() - begun) / 1e9;
            check(outcome.rewrapped() == ORGS && outcome.failed().isEmpty(), "not everything was wrapped anew");
            double inKeys = key.busySeconds() + next.busySeconds();
            System.out.printf(
                    Locale.ROOT,
                    "keys: %d keysets wrapped anew in %.1f s, %.0f a second; %.1f s of that in the two keys%n",
                    ORGS,
                    seconds,
                    ORGS / seconds,
                    inKeys);
            return Rounds.ratio("keys.rewrap_share_in_keys", inKeys / seconds);
        }
    }

    private static void resolve(EmbeddedBroker broker, Bound one) {
        check(
                !broker.broker()
                        .org(one.org())
                        .resolve(one.binding())
                        .details()
                        .entries()
                        .isEmpty(),
                "nothing was read");
    }

    private static void check(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalStateException(problem);
        }
    }
}
