package dev.resourcebroker.core.leak;

import dev.resourcebroker.Actor;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.ConnectionStringReaders;
import dev.resourcebroker.core.EnvFileInjector;
import dev.resourcebroker.core.EnvironmentVariables;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.ServiceBindingInjector;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.network.NetworkPolicy;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.Verification;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Injector;
import dev.resourcebroker.spi.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process that takes connection strings through every call that is given one or gives one. Arguments: a working
 * folder, and a file with a string a line. Prints how many strings a workload received exactly as they were pasted.
 */
final class LeakyShapes {
    private static final Map<String, Naming> NAMINGS = Map.of(
            "usual", Naming.defaults(),
            "heroku", Naming.heroku(),
            "libpq", Naming.libpq(),
            "spring", Naming.springDatasource(),
            "parts", Naming.variable("LOGIN", "{username?}:{password?}"));

    private final Evidence evidence;
    private final Path directory;
    private final Path delivered;
    private int exact;

    private LeakyShapes(Path directory) throws IOException {
        this.directory = directory;
        this.evidence = new Evidence(directory.resolve("evidence"));
        this.delivered = Files.createDirectory(directory.resolve("delivered"));
    }

    public static void main(String[] arguments) throws Exception {
        LeakyShapes life = new LeakyShapes(Path.of(arguments[0]));
        life.live(Files.readAllLines(Path.of(arguments[1])));
        System.out.println("delivered exactly: " + life.exact);
        System.exit(0);
    }

    private void live(List<String> shapes) throws Exception {
        try (EchoServer echo = new EchoServer();
                EmbeddedBroker embedded = ResourceBrokers.builder()
                        .installation("test")
                        .metaDatabase(MetaDatabase.embedded(directory.resolve("h2")))
                        .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(directory.resolve("keys/kek.json")))
                        .networkPolicy(NetworkPolicy.publicOnly().allowing("127.0.0.0/8"))
                        .hostResolver(host -> List.of(InetAddress.getLoopbackAddress()))
                        .verificationDeadline(Duration.ofSeconds(1))
                        .verificationsPerMinute(60_000)
                        .build()) {
            OrgBroker acme = embedded.broker().as(Actor.service("tests")).org(OrgId.of("acme"));
            for (int i = 0; i < shapes.size(); i++) {
                use(acme, "shape-" + i, shapes.get(i));
            }
            useAgainstAnEcho(acme, echo.port());
            evidence.of("all", () -> {
                embedded.operator().resolveAll(workload -> evidence.of("workload", () -> workload));
                return "resolved";
            });
            evidence.namesOfThreadsAndBeans();
        }
    }

    private void use(OrgBroker acme, String name, String shape) throws IOException {
        read(shape);
        ExternalLink link =
                evidence.of("request", () -> ExternalLink.named(name).connectionString(shape));
        evidence.of("verify before", () -> acme.verify(link));
        Resource resource = evidence.of("create", () -> acme.create(link));
        if (resource == null) {
            return;
        }
        evidence.of("same again", () -> acme.create(link));
        evidence.failing("changed", () -> acme.create(link.labels(Map.of("changed", "yes"))));
        evidence.of("verify", () -> acme.verify(resource.id()));
        evidence.of(
                "replace", () -> acme.replaceConnectionString(resource.id(), resource.rowVersion(), shape + "&x=y"));
        evidence.of(
                "replace back",
                () -> acme.replaceSecrets(
                        resource.id(),
                        acme.get(resource.id()).rowVersion(),
                        Map.of("connectionString", SecretValue.of(shape))));
        NAMINGS.forEach((kind, naming) -> bind(acme, resource, Workload.named(kind + "-" + name), naming));
        deliver(acme, resource, Workload.named("usual-" + name), shape);
    }

    private void read(String shape) {
        Reading reading = evidence.of(
                "explain", () -> ConnectionStringReaders.standard().explain(SecretValue.of(shape), Optional.empty()));
        if (reading != null) {
            ConnectionDetails details = reading.details();
            evidence.of("details", () -> details);
            evidence.of("entries", details::entries);
            evidence.of("warnings", reading::warnings);
            evidence.of("variables", () -> EnvironmentVariables.of(details, Naming.defaults()));
        }
    }

    private void bind(OrgBroker acme, Resource resource, Workload workload, Naming naming) {
        Binding binding = evidence.of("bind", () -> acme.bind(resource.id(), workload, naming));
        if (binding != null) {
            evidence.of("resolve", () -> acme.resolve(binding.id()));
            evidence.of("plan", () -> acme.plan(workload));
        }
    }

    private void deliver(OrgBroker acme, Resource resource, Workload workload, String shape) throws IOException {
        ProcessBuilder process = new ProcessBuilder("true");
        evidence.of("inject", () -> acme.inject(workload, ProcessInjector.into(process, "host-1/process")));
        exact += process.environment().containsValue(shape) ? 1 : 0;
        List<Injector> injectors = new ArrayList<>(List.of(
                EnvFileInjector.docker(delivered.resolve("docker.env"), "host-1/docker"),
                EnvFileInjector.dotenv(delivered.resolve(".env"), "host-1/dotenv"),
                ServiceBindingInjector.into(delivered.resolve("bindings"), "host-1/bindings"),
                EnvFileInjector.docker(delivered.resolve("nowhere/docker.env"), "host-1/nowhere"),
                EnvFileInjector.docker(delivered.resolve("docker.env/below"), "host-1/below")));
        for (Injector injector : injectors) {
            evidence.of("deliver", () -> acme.inject(workload, injector));
        }
        evidence.of("carriers", () -> acme.carriers(resource.id()));
        takeAwayWhatWasDelivered();
    }

    // These are for the workload. Whatever else was left there stays, to be found.
    private void takeAwayWhatWasDelivered() throws IOException {
        Files.deleteIfExists(delivered.resolve("docker.env"));
        Files.deleteIfExists(delivered.resolve(".env"));
        Path root = delivered.resolve("bindings");
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Servers that answer a login by saying aloud what they were told. */
    private void useAgainstAnEcho(OrgBroker acme, int port) {
        for (String scheme : List.of("postgres", "redis")) {
            String url = scheme + "://app:" + Markers.HEAD + "-" + Markers.TAIL + "@db.acme.example:" + port + "/0";
            Verification verified = evidence.of(
                    "verify at an echo",
                    () -> acme.verify(ExternalLink.named("echo").connectionString(url)));
            if (verified == null || verified.code() != Verification.Code.CREDENTIALS_REJECTED) {
                throw new AssertionError("the echo was not told the password: " + verified);
            }
        }
    }
}
