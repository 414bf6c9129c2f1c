package dev.resourcebroker.core.binding;

import dev.resourcebroker.BulkOutcome;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.WorkloadConnections;
import dev.resourcebroker.core.event.Events;
import dev.resourcebroker.core.keys.OrgCipher;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.store.BoundWorkload;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.spi.BrokerEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One run over the workloads of all organisations. Those whose keyset isn't there soon come last, so that nobody waits
 * for another one's key; those whose keyset can't be had are left out. Used by one thread.
 */
final class BulkRun {
    private static final int PAGE = 2000;
    private static final Duration SOON = Duration.ofMillis(250);

    private final Means means;
    private final Resolver resolver;
    private final Consumer<WorkloadConnections> consumer;
    private final Set<OrgId> late = new LinkedHashSet<>();
    private final Map<OrgId, ErrorCode> skipped = new HashMap<>();
    private long given;

    BulkRun(Means means, Resolver resolver, Consumer<WorkloadConnections> consumer) {
        this.means = means;
        this.resolver = resolver;
        this.consumer = consumer;
    }

    /** What a run works with. */
    record Means(MetaStore store, OrgKeys keys, Events events, Clock clock) {}

    BulkOutcome run() {
        pages((after, size) -> means.store().operator(rows -> rows.workloads(after, size)), this::soon);
        for (OrgId org : late) {
            pages(
                    (after, size) -> means.store().operator(rows -> rows.workloads(org, after, size)),
                    one -> Optional.of(means.keys().forReading(one)));
        }
        return new BulkOutcome(given, skipped);
    }

    private Optional<OrgCipher> soon(OrgId org) {
        Optional<OrgCipher> cipher =
                late.contains(org) ? Optional.empty() : means.keys().forReading(org, SOON);
        if (cipher.isEmpty()) {
            late.add(org);
        }
        return cipher;
    }

    private void pages(
            BiFunction<Optional<UUID>, Integer, List<BoundWorkload>> read,
            Function<OrgId, Optional<OrgCipher>> ciphers) {
        List<BoundWorkload> page = read.apply(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            page.forEach(workload -> give(workload, ciphers));
            page = read.apply(Optional.of(page.get(page.size() - 1).row()), PAGE);
        }
    }

    private void give(BoundWorkload workload, Function<OrgId, Optional<OrgCipher>> ciphers) {
        if (skipped.containsKey(workload.org())) {
            return;
        }
        cipher(workload.org(), ciphers).ifPresent(cipher -> {
            consumer.accept(resolver.resolved(workload, cipher));
            given++;
        });
    }

    private Optional<OrgCipher> cipher(OrgId org, Function<OrgId, Optional<OrgCipher>> ciphers) {
        try {
            return ciphers.apply(org);
        } catch (BrokerException e) {
            if (OrgKeys.concernsEverybody(e)) {
                throw e;
            }
            skipped.put(org, e.code());
            means.events().publish(new BrokerEvent.OrgSkipped(means.clock().instant(), org, e.code()));
            return Optional.empty();
        }
    }
}
