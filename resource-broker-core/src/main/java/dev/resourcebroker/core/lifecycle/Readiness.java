package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.NotFound;
import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.core.store.StoredResource;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.spi.BrokerEvent;
import dev.resourcebroker.spi.BrokerListener;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells when resources are ready. What happens in this process is told at once; what another process does is looked for,
 * the less often the longer it takes. Its thread ends when nobody waits. Thread-safe.
 */
public final class Readiness implements BrokerListener, AutoCloseable {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Set<Phase> ENDS = EnumSet.of(Phase.FAILED, Phase.QUARANTINED, Phase.DELETION_PENDING);

    private final MetaStore store;
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor thread;

    /**
     * Looks into a store.
     *
     * @param store the meta-database
     */
    public Readiness(MetaStore store) {
        this.store = store;
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = new Thread(work, "resource-broker-readiness");
            made.setDaemon(true);
            return made;
        });
        thread.setKeepAliveTime(10, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setRemoveOnCancelPolicy(true);
    }

    /**
     * Tells when a resource is ready.
     *
     * @param org whose
     * @param id the resource
     * @return completes with it
     */
    public CompletionStage<Resource> whenReady(OrgId org, ResourceId id) {
        Waiter waiter = new Waiter(org, id);
        waiters.add(waiter);
        waiter.check();
        // Of its own, so that nobody who completes it disturbs the waiter.
        return waiter.future.copy();
    }

    @Override
    public void on(BrokerEvent event) {
        if (event instanceof BrokerEvent.PhaseChanged changed) {
            waiters.stream()
                    .filter(waiter -> waiter.id.equals(changed.resource()))
                    .forEach(Waiter::check);
        }
    }

    /** Tells everybody who still waits that the broker is closed. */
    @Override
    public void close() {
        thread.shutdownNow();
        waiters.forEach(Waiter::closed);
    }

    /**
     * A resource as it stands.
     *
     * @param resuming whether an operator's word was given that ends its quarantine, and not followed yet
     */
    private record Read(Resource resource, boolean resuming) {}

    private final class Waiter {
        private final OrgId org;
        private final ResourceId id;
        private final CompletableFuture<Resource> future = new CompletableFuture<>();
        private Duration pause = FIRST;
        private @Nullable ScheduledFuture<?> later;

        Waiter(OrgId org, ResourceId id) {
            this.org = org;
            this.id = id;
        }

        synchronized void check() {
            if (later != null) {
                later.cancel(false);
            }
            if (future.isDone()) {
                return;
            }
            try {
                judge(store.tenantRead(org, this::read).orElseThrow(() -> NotFound.resource(org, id)));
            } catch (TransientBrokerException e) {
                again();
            } catch (RuntimeException e) {
                end(() -> future.completeExceptionally(e));
            }
        }

        private Optional<Read> read(TenantTransaction rows) {
            Optional<Resource> resource = find(rows);
            if (resource.filter(found -> found.phase() == Phase.QUARANTINED).isEmpty()) {
                return resource.map(found -> new Read(found, false));
            }
            boolean resuming = rows.provisioning()
                    .find(id)
                    .filter(StoredProvisioning::isResuming)
                    .isPresent();
            // When the word was followed just now, the quarantine ended with that.
            return (resuming ? resource : find(rows)).map(found -> new Read(found, resuming));
        }

        private Optional<Resource> find(TenantTransaction rows) {
            return rows.resources().find(id).map(StoredResource::resource);
        }

        private void judge(Read read) {
            Resource resource = read.resource();
            Phase phase = resource.phase();
            if (phase == Phase.READY || phase == Phase.DRIFTED) {
                end(() -> future.complete(resource));
            } else if (ENDS.contains(phase) && !read.resuming()) {
                end(() -> future.completeExceptionally(failed(resource)));
            } else {
                again();
            }
        }

        private PermanentBrokerException failed(Resource resource) {
            String why = resource.made()
                    .flatMap(Made::failure)
                    .map(failure -> ": " + failure.code() + ", " + failure.message())
                    .orElse("");
            return new PermanentBrokerException(
                    ErrorCode.PROVISIONING_FAILED, "resource " + id + " is " + resource.phase() + why);
        }

        private void again() {
            Duration next = pause.multipliedBy(2);
            try {
                later = thread.schedule(this::check, pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                closed();
            }
            pause = next.compareTo(LONGEST) < 0 ? next : LONGEST;
        }

        void closed() {
            end(() -> future.completeExceptionally(
                    new PermanentBrokerException(ErrorCode.CLOSED, "the broker was closed")));
        }

        private void end(Runnable completion) {
            waiters.remove(this);
            completion.run();
        }
    }
}
