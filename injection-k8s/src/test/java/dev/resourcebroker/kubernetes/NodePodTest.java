package dev.resourcebroker.kubernetes;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/** A program that uses kube-service-bindings. */
class NodePodTest extends PodContract.OfBindings {
    @BeforeAll
    static void assumeThere() throws InterruptedException {
        Readers.NODE.assumeCan("require('kube-service-bindings')");
    }

    @Override
    Map<String, String> read(Path root) throws Exception {
        // The library greets on standard output.
        String script = """
                const { getBinding } = require('kube-service-bindings');
                const log = console.log;
                console.log = () => {};
                let read = {};
                try {
                  read = getBinding('POSTGRESQL');
                } catch (e) {
                  if (!e.message.includes('No Binding Found')) throw e;
                }
                console.log = log;
                const flat = (o, at) => Object.entries(o).flatMap(([k, v]) =>
                  v !== null && typeof v === 'object' ? flat(v, at + k + '.') : [[at + k, String(v)]]);
                print(Object.fromEntries(flat(read, '')));
                """;
        return Readers.NODE.read(script, Map.of("SERVICE_BINDING_ROOT", root.toString()));
    }
}
