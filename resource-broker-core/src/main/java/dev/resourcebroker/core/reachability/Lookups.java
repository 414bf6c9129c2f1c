package dev.resourcebroker.core.reachability;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.resource.Verification.Code;
import dev.resourcebroker.spi.HostResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks host names up with a deadline. A lookup can't be broken off, so each one has a thread of a bounded pool, and an
 * organisation whose lookups hang takes a bounded part of it. Thread-safe.
 */
final class Lookups implements AutoCloseable {
    static final int THREADS = 16;
    static final int PER_ORG = 4;
    private static final int WAITING = 256;

    private final HostResolver resolver;
    private final ThreadPoolExecutor threads;
    private final Map<OrgId, Integer> running = new ConcurrentHashMap<>();

    Lookups(HostResolver resolver) {
        this.resolver = resolver;
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "resource-broker-lookup-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** The addresses of a name; none when it isn't known. */
    List<InetAddress> find(OrgId org, String host, Deadline deadline) throws IOException {
        CompletableFuture<List<InetAddress>> answer = begin(org, host);
        try {
            return answer.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Unverified(Code.TIMED_OUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unverified(Code.TIMED_OUT);
        } catch (ExecutionException | CancellationException e) {
            // What a resolver throws may name the host, and more.
            throw new Unverified(Code.UNRESOLVABLE);
        } finally {
            answer.cancel(false);
        }
    }

    private CompletableFuture<List<InetAddress>> begin(OrgId org, String host) {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        enter(org);
        try {
            threads.execute(() -> run(org, host, answer));
        } catch (RejectedExecutionException e) {
            leave(org);
            throw tooMany("lookups of host names are waiting; try again later");
        }
        return answer;
    }

    private void run(OrgId org, String host, CompletableFuture<List<InetAddress>> answer) {
        try {
            if (!answer.isDone()) {
                answer.complete(List.copyOf(resolver.resolve(host)));
            }
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        } finally {
            leave(org);
        }
    }

    private void enter(OrgId org) {
        running.merge(org, 1, Integer::sum);
        if (running.getOrDefault(org, 0) > PER_ORG) {
            leave(org);
            throw tooMany("lookups of host names for " + org + " haven't ended; try again later");
        }
    }

    private void leave(OrgId org) {
        running.computeIfPresent(org, (key, count) -> count == 1 ? null : count - 1);
    }

    private static TransientBrokerException tooMany(String what) {
        return new TransientBrokerException(ErrorCode.RATE_LIMITED, "too many " + what, null);
    }

    /** Waits for nothing: a lookup that hangs ends by itself, on a daemon thread. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
