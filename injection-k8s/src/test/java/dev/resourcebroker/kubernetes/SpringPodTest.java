package dev.resourcebroker.kubernetes;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.cloud.bindings.Binding;
import org.springframework.cloud.bindings.Bindings;

/** A program that uses Spring Cloud Bindings. */
class SpringPodTest extends PodContract.OfBindings {
    @Override
    Map<String, String> read(Path root) {
        Map<String, String> read = new TreeMap<>();
        for (Binding binding : new Bindings(root.toString()).getBindings()) {
            read.putAll(binding.getSecret());
        }
        return read;
    }
}
