package dev.resourcebroker.core.cluster;

import dev.resourcebroker.cluster.ClusterId;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.PlacedNamespace;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works off the namespaces of a cluster page by page, several at a time. Memory stays flat: a few pages are read ahead
 * of what is worked off. What escapes from one ends the run. Used by one thread.
 */
final class PagedRun {
    private static final int PAGE = 100;
    private static final int AHEAD = 4;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final MetaStore store;
    private final ClusterId cluster;
    private final int parallelism;
    private final Semaphore room;
    private final Semaphore places = new Semaphore(AHEAD);
    private final Semaphore filled = new Semaphore(0);
    private final Queue<List<PlacedNamespace>> ahead = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    PagedRun(MetaStore store, ClusterId cluster, int parallelism) {
        this.store = store;
        this.cluster = cluster;
        this.parallelism = parallelism;
        this.room = new Semaphore(2 * parallelism);
    }

    void run(Consumer<List<PlacedNamespace>> before, Consumer<PlacedNamespace> each) {
        ExecutorService workers = Executors.newFixedThreadPool(parallelism, PagedRun::thread);
        thread(this::readAhead).start();
        try {
            pages(before, namespace -> submit(workers, () -> each.accept(namespace)));
        } finally {
            ended = true;
            places.release();
            room.acquireUninterruptibly(2 * parallelism + 1);
            workers.shutdown();
        }
        rethrow(failure.get());
    }

    private void readAhead() {
        try {
            String after = "";
            List<PlacedNamespace> page;
            do {
                page = page(after);
                after = page.isEmpty() ? "" : last(page);
                add(page);
            } while (!page.isEmpty() && !ended);
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            add(List.of());
        } finally {
            room.release();
        }
    }

    private static String last(List<PlacedNamespace> page) {
        return page.get(page.size() - 1).namespace().registration().namespace().name();
    }

    private void add(List<PlacedNamespace> page) {
        places.acquireUninterruptibly();
        ahead.add(page);
        filled.release();
    }

    private List<PlacedNamespace> next() {
        filled.acquireUninterruptibly();
        places.release();
        return ahead.remove();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "resource-broker-reinject-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    private void pages(Consumer<List<PlacedNamespace>> before, Consumer<PlacedNamespace> submit) {
        List<PlacedNamespace> page = next();
        while (!page.isEmpty() && failure.get() == null) {
            before.accept(page);
            page.forEach(submit);
            page = next();
        }
    }

    private List<PlacedNamespace> page(String after) {
        return store.operator(rows -> rows.clusters().placements().page(cluster, after, PAGE));
    }

    private void submit(ExecutorService workers, Runnable work) {
        room.acquireUninterruptibly();
        workers.execute(() -> {
            try {
                if (failure.get() == null) {
                    work.run();
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                room.release();
            }
        });
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
