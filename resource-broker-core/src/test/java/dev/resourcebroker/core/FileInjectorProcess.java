package dev.resourcebroker.core;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import dev.resourcebroker.spi.ServiceBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A JVM of its own that delivers into files: until it can't, or until it is killed. */
final class FileInjectorProcess {
    private FileInjectorProcess() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[2]);
        Injector injector = injector(args[1], folder);
        if (args[0].equals("fill")) {
            fill(injector, folder);
        } else {
            deliverForEver(injector);
        }
    }

    static Injector injector(String kind, Path folder) {
        return kind.equals("env-file")
                ? EnvFileInjector.dotenv(folder.resolve("app.env"), "host-1/app")
                : ServiceBindingInjector.into(folder.resolve("bindings"), "host-1/app");
    }

    /** Delivers what fits, then what doesn't, and tells what lies there after each. */
    private static void fill(Injector injector, Path folder) throws IOException {
        injector.deliver(delivery("small"));
        System.out.println(listing(folder));
        try {
            injector.deliver(delivery("s3cret".repeat(40_000)));
            System.out.println("delivered");
        } catch (BrokerException e) {
            System.out.println(e.code());
        }
        System.out.println(listing(folder));
        injector.deliver(delivery("again"));
        System.out.println("again");
    }

    private static List<String> listing(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            TreeSet<String> all = new TreeSet<>();
            for (Path path : paths.toList()) {
                long size = Files.isRegularFile(path) ? Files.size(path) : 0;
                all.add(folder.relativize(path) + ":" + size);
            }
            return List.copyOf(all);
        }
    }

    private static void deliverForEver(Injector injector) {
        for (int i = 0; ; i++) {
            injector.deliver(delivery("value-" + i));
            if (i == 0) {
                System.out.println("delivering");
            }
        }
    }

    /** The same value in every place. */
    static Delivery delivery(String value) {
        List<Entry> entries = List.of(
                Entry.secret("a", value), Entry.secret("b", value), Entry.secret("n" + value.length() % 3, value));
        ConnectionDetails details = new ConnectionDetails(ResourceType.POSTGRESQL, entries);
        return new Delivery(
                OrgId.of("acme"),
                Workload.named("app"),
                "r",
                Map.of("A", SecretValue.of(value), "B", SecretValue.of(value)),
                List.of(new ServiceBinding("orders-db", details), new ServiceBinding("events-db", details)));
    }
}
