package dev.resourcebroker.core.binding;

import dev.resourcebroker.core.fixture.BindingReaders;
import dev.resourcebroker.core.fixture.Readers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/** The contract, as a program that uses pyservicebinding sees it. */
class BindingRootPythonContractTest extends BindingRootContract {
    @BeforeAll
    static void assumeThere() throws InterruptedException {
        Readers.PYTHON.assumeHas("pyservicebinding");
    }

    @Override
    Map<String, String> read(Path root) throws Exception {
        return BindingReaders.python(root, "postgresql").stream().findFirst().orElse(Map.of());
    }
}
