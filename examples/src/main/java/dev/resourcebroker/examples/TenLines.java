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
 * <p>The program here only prints what it was given.
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
            run(scratch.directory("data"), scratch.directory("keys").resolve("kek.json"));
        }
    }

    private static void run(Path data, Path keyFile) throws IOException {
        // tag::readme[]
        try (EmbeddedBroker embedded = ResourceBrokers.builder()
                .installation("prod-eu")
                .metaDatabase(MetaDatabase.embedded(data)) // a directory
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(keyFile)) // made on the very first start
                .build()) {
            OrgBroker acme = embedded.broker().as(Actor.user("jane")).org(OrgId.of("acme"));
            Resource orders = acme.create(ExternalLink.named("orders-db")
                    .connectionString("postgres://app:s3cret@db.acme.example:5432/orders"));
            Workload api = Workload.named("orders-api"); // environment "production" unless said
            acme.bind(orders.id(), api); // DATABASE_URL
            ProcessBuilder program = new ProcessBuilder("printenv", "DATABASE_URL").inheritIO();
            Injection injection = acme.inject(api, ProcessInjector.into(program, "host-1/orders-api"));
            program.start().onExit().thenRun(injection::ended).join();
        }
        // end::readme[]
    }
}
