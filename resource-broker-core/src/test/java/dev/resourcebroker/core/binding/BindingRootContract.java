package dev.resourcebroker.core.binding;

import dev.resourcebroker.spi.Injector;
import dev.resourcebroker.tck.InjectorContract;
import dev.resourcebroker.tck.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The contract, as a program sees it that reads a directory of service bindings with some library. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX file system")
abstract class BindingRootContract extends InjectorContract {
    @TempDir
    private Path folder;

    /** The first binding of PostgreSQL that the library finds; empty when it finds none. */
    abstract Map<String, String> read(Path root) throws Exception;

    @Override
    protected Carried carried() {
        return Carried.SERVICE_BINDING;
    }

    @Override
    protected Injector injector() {
        return new BindingRoot(folder.resolve("bindings"), "host-1/app", SettableClock.at(Instant.EPOCH));
    }

    @Override
    protected Map<String, String> seenByTheWorkload() throws Exception {
        Map<String, String> seen = new TreeMap<>(read(folder.resolve("bindings")));
        seen.keySet().removeAll(Set.of("type", "provider"));
        return seen;
    }
}
