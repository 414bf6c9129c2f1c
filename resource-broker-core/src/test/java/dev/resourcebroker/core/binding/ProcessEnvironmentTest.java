package dev.resourcebroker.core.binding;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import dev.resourcebroker.tck.InjectorContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Reads the environment as a real program sees it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "reads the environment with env(1)")
class ProcessEnvironmentTest extends InjectorContract {
    private final ProcessBuilder process = new ProcessBuilder("env", "-0");

    @Test
    void aJvmOutsideUtf8_refusesWhatItWouldGarble() {
        Injector injector = new ProcessEnvironment(process, "host-1/api", Set.of(), StandardCharsets.US_ASCII);
        Delivery delivery = new Delivery(
                OrgId.of("acme"),
                Workload.named("api"),
                "r",
                Map.of("GREETING", SecretValue.of("gr\u00fc\u00dfe")),
                List.of());
        assertThatThrownBy(() -> injector.deliver(delivery))
                .hasMessageContaining("variable GREETING")
                .hasMessageContaining("US-ASCII");
    }

    @Override
    protected Injector injector() {
        return new ProcessEnvironment(process, "host-1/api", Set.of());
    }

    @Override
    protected Map<String, String> seenByTheWorkload() throws Exception {
        Process running = process.start();
        String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> seen = new TreeMap<>();
        for (String pair : printed.split("\0", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && !ProcessEnvironment.ALLOWED.contains(pair.substring(0, equals))) {
                seen.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return seen;
    }
}
