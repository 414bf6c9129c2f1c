package dev.resourcebroker.core.binding;

import dev.resourcebroker.core.fixture.BindingReaders;
import dev.resourcebroker.core.fixture.Readers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/** The contract, as a program that uses kube-service-bindings sees it. */
class BindingRootNodeContractTest extends BindingRootContract {
    @BeforeAll
    static void assumeThere() throws InterruptedException {
        Readers.NODE.assumeHas("kube-service-bindings");
    }

    @Override
    Map<String, String> read(Path root) throws Exception {
        return BindingReaders.node(root, "POSTGRESQL").stream().findFirst().orElse(Map.of());
    }
}
