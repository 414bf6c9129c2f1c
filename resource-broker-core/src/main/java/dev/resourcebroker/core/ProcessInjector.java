package dev.resourcebroker.core;

import dev.resourcebroker.core.binding.ProcessEnvironment;
import dev.resourcebroker.spi.Injector;
import java.util.Set;

/**
 * Delivers into the environment of a process about to be started. Whatever was in it is cleared first, but for names
 * that programs need to start at all ({@code PATH}, {@code HOME}, {@code LANG}, {@code TZ}, ...): nothing of the host
 * reaches the process. Add variables of your own to the {@link ProcessBuilder} after the injection, or name them here.
 */
public final class ProcessInjector {
    private ProcessInjector() {}

    /**
     * Delivers into a process.
     *
     * @param process the process about to be started
     * @param target the target instance, such as {@code host-1/orders-api}: stable over restarts of the same place
     * @return the injector; not thread-safe
     */
    public static Injector into(ProcessBuilder process, String target) {
        return keeping(process, target, Set.of());
    }

    /**
     * Delivers into a process that keeps some more of the environment that its builder has.
     *
     * @param process the process about to be started
     * @param target the target instance
     * @param names the variables that stay beside the usual ones
     * @return the injector; not thread-safe
     */
    public static Injector keeping(ProcessBuilder process, String target, Set<String> names) {
        return new ProcessEnvironment(process, target, names);
    }
}
