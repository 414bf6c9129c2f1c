package dev.resourcebroker.kubernetes;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/** A program that uses pyservicebinding. */
class PythonPodTest extends PodContract.OfBindings {
    @BeforeAll
    static void assumeThere() throws InterruptedException {
        Readers.PYTHON.assumeCan("import pyservicebinding");
    }

    @Override
    Map<String, String> read(Path root) throws Exception {
        String script = """
                from pyservicebinding import binding
                for read in binding.ServiceBinding().bindings('postgresql'):
                    show(read)
                """;
        return Readers.PYTHON.read(script, Map.of("SERVICE_BINDING_ROOT", root.toString()));
    }
}
