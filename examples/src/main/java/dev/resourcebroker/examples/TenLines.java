package dev.resourcebroker.examples;

import dev.resourcebroker.Actor;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.examples.support.Scratch;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The ten lines of the README: a pasted connection string reaches a program as DATABASE_URL.
 *
 * <p>The program here is a line of shell that prints where it would connect to.
 */
public final class TenLines {
    private TenLines() {}

    /**
     * Runs the example.
     *
     * @param args none
     * @throws IOException when a file or the program can't be made
     */
    public static void main(String[] args) throws IOException {
        try (Scratch scratch = Scratch.open("resource-broker-tenlines")) {
            run(
                    scratch.directory("home"),
                    "postgres://app:s3cret@db.acme.example:5432/orders",
                    new ProcessBuilder("sh", "-c", "echo \"orders-api connects to ${DATABASE_URL##*@}\"").inheritIO());
        }
    }

    private static void run(Path home, String pasted, ProcessBuilder program) throws IOException {
        // tag::readme[]
        try (EmbeddedBroker embedded = ResourceBrokers.builder()
                .installation("prod-eu")
                .metaDatabase(MetaDatabase.embedded(home.resolve("broker-data")))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(home.resolve("kek.json")))
                .build()) {
            OrgBroker acme = embedded.broker().as(Actor.user("jane")).org(OrgId.of("acme"));
            Resource orders = acme.create(ExternalLink.named("orders-db").connectionString(pasted));
            Workload api = Workload.named("orders-api");
            acme.bind(orders.id(), api); // as DATABASE_URL
            Injection injection = acme.inject(api, ProcessInjector.into(program, "host-1/orders-api"));
            program.start().onExit().thenRun(injection::ended).join();
        }
        // end::readme[]
    }
}
