package dev.resourcebroker.core;

import dev.resourcebroker.core.binding.BindingRoot;
import dev.resourcebroker.spi.Injector;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Delivers into a directory that a workload gets as {@code SERVICE_BINDING_ROOT}: per bound resource a directory of its
 * name, laid out as the kubelet lays out a volume, with a file per entry, {@code type} and {@code provider}. Readers see
 * a binding change at once or not at all; what is the same already isn't touched; a directory of a resource that is no
 * longer bound goes. Files are readable for their owner only. Needs a POSIX file system.
 *
 * <p>Refused with DELIVERY_FAILED, leaving everything as it was: a value with white space at its edges or a carriage
 * return, which readers don't give back exactly, naming the entry; something else where one of our names is to go. What
 * else lies in the directory is left alone.
 */
public final class ServiceBindingInjector {
    private ServiceBindingInjector() {}

    /**
     * Delivers into a directory, which is made if there is none; its parent exists. The directory is one target's: what
     * this library wrote there for another one would go.
     *
     * @param root the directory
     * @param target the target instance, such as {@code host-1/orders-api}
     * @return the injector; thread-safe, and one at a time for a directory
     */
    public static Injector into(Path root, String target) {
        return new BindingRoot(root, target, Clock.systemUTC());
    }
}
