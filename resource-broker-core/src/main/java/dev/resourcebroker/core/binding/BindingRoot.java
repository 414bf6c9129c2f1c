package dev.resourcebroker.core.binding;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.BindingFiles;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import dev.resourcebroker.spi.ServiceBinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers into a directory that readers of the Service Binding specification take for {@code SERVICE_BINDING_ROOT}.
 * Everything is written before anything is seen. Thread-safe; one injector at a time for a directory.
 */
public final class BindingRoot implements Injector {
    private static final Logger LOG = LoggerFactory.getLogger(BindingRoot.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu_MM_dd_HH_mm_ss").withZone(ZoneOffset.UTC);

    private final Path root;
    private final String target;
    private final Clock clock;

    /**
     * Delivers into a directory.
     *
     * @param root the directory
     * @param target the target instance
     * @param clock names the versions
     */
    public BindingRoot(Path root, String target, Clock clock) {
        this.root = root.toAbsolutePath();
        this.target = target;
        this.clock = clock;
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public boolean supersedes() {
        return true;
    }

    @Override
    public synchronized void deliver(Delivery delivery) {
        Map<String, Map<String, byte[]>> wanted = new TreeMap<>();
        for (ServiceBinding binding : delivery.serviceBindings()) {
            wanted.put(binding.name(), files(binding));
        }
        RootChange change = prepared(wanted);
        try {
            change.show();
        } catch (IOException e) {
            throw new PermanentBrokerException(
                    ErrorCode.INTERNAL, root + " took only a part of the delivery; deliver again", e);
        } finally {
            tidy(change);
        }
    }

    private static Map<String, byte[]> files(ServiceBinding binding) {
        Map<String, byte[]> files = new TreeMap<>();
        BindingFiles.of(binding)
                .forEach((name, value) -> files.put(name, value.reveal().getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private RootChange prepared(Map<String, Map<String, byte[]>> wanted) {
        try {
            RootChange change = RootChange.of(root);
            prepare(change, wanted);
            return change;
        } catch (IOException e) {
            throw Undeliverable.io(root, e);
        }
    }

    private void prepare(RootChange change, Map<String, Map<String, byte[]>> wanted) throws IOException {
        change.tidy();
        try {
            change.prepare(TIME.format(clock.instant()), wanted);
        } catch (IOException | PermanentBrokerException e) {
            tidy(change);
            throw e;
        }
    }

    /** What stays behind is not seen, and goes with the next delivery. */
    private void tidy(RootChange change) {
        try {
            change.tidy();
        } catch (IOException e) {
            LOG.warn("leftovers in {} could not be removed; the next delivery tries again", root, e);
        }
    }
}
