package dev.resourcebroker.kubernetes;

import dev.resourcebroker.kubernetes.apiserver.ApiServer;
import dev.resourcebroker.kubernetes.apiserver.WithApiServer;
import dev.resourcebroker.spi.Injector;
import dev.resourcebroker.tck.InjectorContract;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The contract of injectors, as a program in a pod sees it that the API server reports. */
@WithApiServer
@Tag("once")
abstract class PodContract extends InjectorContract {
    @TempDir
    private Path disk;

    private Town town;
    private int mounted;

    @BeforeEach
    void open(ApiServer server) {
        town = Town.on(server);
        town.make(Shop.deployment());
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Override
    protected Injector injector() {
        return town.cluster.into(WorkloadRef.deployment(town.namespace, "orders-api"));
    }

    private PodSpec pod() {
        return new Shop(town).currentTemplate().getSpec();
    }

    private Map<String, String> environment() {
        return new Kubelet(town.admin, town.namespace).environment(pod(), "app");
    }

    /** With variables. */
    abstract static class OfVariables extends PodContract {
        abstract Map<String, String> read(Map<String, String> environment) throws Exception;

        @Override
        protected Map<String, String> seenByTheWorkload() throws Exception {
            return read(super.environment());
        }
    }

    /** With a directory of service bindings. */
    abstract static class OfBindings extends PodContract {
        abstract Map<String, String> read(Path root) throws Exception;

        @Override
        protected Carried carried() {
            return Carried.SERVICE_BINDING;
        }

        @Override
        protected Map<String, String> seenByTheWorkload() throws Exception {
            Map<String, String> seen = new TreeMap<>(read(super.mounted()));
            seen.keySet().removeAll(Set.of("type", "provider"));
            return seen;
        }
    }

    private Path mounted() throws Exception {
        Path root = Files.createDirectory(disk.resolve("pod-" + mounted++));
        new Kubelet(town.admin, town.namespace).mount(pod(), "app", root);
        String at = environment().getOrDefault("SERVICE_BINDING_ROOT", "/bindings");
        return Files.createDirectories(root.resolve(at.substring(1)));
    }
}
