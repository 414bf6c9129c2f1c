package dev.resourcebroker.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.ServiceBindingInjector;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.examples.support.JsonObjects;
import dev.resourcebroker.examples.support.Scratch;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Map;

/**
 * Connection strings from standard input, as a directory for SERVICE_BINDING_ROOT.
 *
 * <p>Reads a line {@code {"name": "orders-db", "connectionString": "postgres://..."}} per resource and writes the
 * directory that is named as argument. A line that is refused is told and left out; then the exit code is 1.
 */
public final class Bindings {
    private static final Workload WORKLOAD = Workload.named("workload");

    private final OrgBroker org;
    private int line;
    private boolean complete = true;

    private Bindings(OrgBroker org) {
        this.org = org;
    }

    /**
     * Runs the example.
     *
     * @param args the directory
     * @throws IOException when standard input or a temporary file fails
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: examples/run bindings DIR");
            System.exit(2);
        }
        if (!write(Path.of(args[0]))) {
            System.exit(1);
        }
    }

    private static boolean write(Path root) throws IOException {
        try (Scratch scratch = Scratch.open("resource-broker-bindings");
                EmbeddedBroker embedded = open(scratch.directory("home"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            Bindings bindings = new Bindings(embedded.broker().org(OrgId.of("acme")));
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                bindings.add(text);
            }
            return bindings.inject(root);
        }
    }

    private static EmbeddedBroker open(Path home) {
        return ResourceBrokers.builder()
                .installation("bindings")
                .metaDatabase(MetaDatabase.embedded(home.resolve("broker-data")))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(home.resolve("kek.json")))
                .build();
    }

    private void add(String text) {
        line++;
        if (text.isBlank()) {
            return;
        }
        try {
            bind(JsonObjects.read(text));
        } catch (BrokerException e) {
            tell("line " + line, e);
        }
    }

    private void bind(Map<String, String> row) {
        Resource resource = org.create(ExternalLink.named(row.getOrDefault("name", ""))
                .connectionString(row.getOrDefault("connectionString", "")));
        org.bind(resource.id(), WORKLOAD, Naming.variable("LINE_" + line, "{uri}"));
    }

    private boolean inject(Path root) {
        try {
            org.inject(WORKLOAD, ServiceBindingInjector.into(root, "here/workload"));
            System.out.println("SERVICE_BINDING_ROOT=" + root.toAbsolutePath().normalize());
        } catch (BrokerException e) {
            tell("nothing written", e);
        }
        return complete;
    }

    private void tell(String what, BrokerException e) {
        complete = false;
        System.err.println(what + ": " + e.code() + ": " + e.getMessage());
    }
}
