package dev.resourcebroker.core.binding;

import dev.resourcebroker.core.fixture.BindingReaders;
import java.nio.file.Path;
import java.util.Map;

/** The contract, as a program that uses Spring Cloud Bindings sees it. */
class BindingRootSpringContractTest extends BindingRootContract {
    @Override
    Map<String, String> read(Path root) {
        return BindingReaders.spring(root).getOrDefault("contract", Map.of());
    }
}
