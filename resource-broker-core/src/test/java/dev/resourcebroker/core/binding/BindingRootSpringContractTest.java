package dev.resourcebroker.core.binding;

import dev.resourcebroker.core.fixture.BindingReaders;
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

/** The contract, as a program that uses Spring Cloud Bindings sees it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX file system")
class BindingRootSpringContractTest extends InjectorContract {
    @TempDir
    private Path folder;

    @Override
    protected Carried carried() {
        return Carried.SERVICE_BINDING;
    }

    @Override
    protected Injector injector() {
        return new BindingRoot(folder.resolve("bindings"), "host-1/app", SettableClock.at(Instant.EPOCH));
    }

    @Override
    protected Map<String, String> seenByTheWorkload() {
        Map<String, String> seen =
                new TreeMap<>(BindingReaders.spring(folder.resolve("bindings")).getOrDefault("contract", Map.of()));
        seen.keySet().removeAll(Set.of("type", "provider"));
        return seen;
    }
}
