package dev.resourcebroker.core.binding;

import dev.resourcebroker.core.fixture.BindingReaders;
import dev.resourcebroker.core.fixture.Readers;
import dev.resourcebroker.spi.Injector;
import dev.resourcebroker.tck.InjectorContract;
import dev.resourcebroker.tck.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The contract, as a program that uses pyservicebinding sees it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX file system")
class BindingRootPythonContractTest extends InjectorContract {
    @TempDir
    private Path folder;

    @BeforeAll
    static void assumeThere() throws InterruptedException {
        Readers.PYTHON.assumeHas("pyservicebinding");
    }

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
        List<Map<String, String>> read = BindingReaders.python(folder.resolve("bindings"), "postgresql");
        Map<String, String> seen = new TreeMap<>(read.isEmpty() ? Map.of() : read.get(0));
        seen.keySet().removeAll(Set.of("type", "provider"));
        return seen;
    }
}
