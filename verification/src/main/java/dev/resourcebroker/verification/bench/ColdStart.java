package dev.resourcebroker.verification.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * What a fresh JVM does until it has resolved its first binding, with the time of every step. Arguments: what to do,
 * where, and when the JVM was launched. Prints a line of name, tab and milliseconds for each step.
 */
public final class ColdStart {
    private static final String ORG = "acme";

    private final Path directory;
    private long since;

    private ColdStart(Path directory, long since) {
        this.directory = directory;
        this.since = since;
    }

    /** Starts. */
    public static void main(String... args) throws Exception {
        long launched = Long.parseLong(args[2]);
        ColdStart start = new ColdStart(Path.of(args[1]), System.nanoTime());
        print("JVM to main", System.currentTimeMillis() - launched);
        switch (args[0]) {
            case "first" -> start.first();
            case "again" -> start.again();
            default -> start.byHand();
        }
        print("total", System.currentTimeMillis() - launched);
        print("(classes loaded)", ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private void first() throws Exception {
        OrgBroker acme = broker();
        Resource orders = acme.create(ExternalLink.named("orders-db").connectionString(Site.url(ORG, "orders-db")));
        step("create");
        BindingId binding = acme.bind(orders.id(), Workload.named("orders-api")).id();
        step("bind");
        acme.resolve(binding);
        step("resolve");
        Files.writeString(directory.resolve("binding"), binding.toString());
    }

    private void again() throws Exception {
        BindingId binding = binding();
        OrgBroker acme = broker();
        acme.resolve(binding);
        step("resolve");
    }

    private OrgBroker broker() {
        EmbeddedBroker embedded = ResourceBrokers.builder()
                .installation(Site.INSTALLATION)
                .metaDatabase(MetaDatabase.embedded(directory))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(kek()))
                .build();
        step("build");
        return embedded.broker().org(OrgId.of(ORG));
    }

    /** The work of {@link #again} by the same libraries, with nothing of this project but its migration scripts. */
    private void byHand() throws Exception {
        UUID binding = binding().value();
        HikariDataSource pool = Store.pool(Store.H2.begin(directory).url());
        step("HikariCP and H2: open the file");
        migrate(pool);
        step("Flyway: nothing to migrate");
        Jdbi jdbi = Jdbi.create(pool);
        Stored stored = Stored.read(jdbi, binding);
        step("JDBI: two selects");
        new RawTink(kek(), Site.INSTALLATION)
                .unwrap(ORG, stored.keyset())
                .decrypt(stored.resource(), 1, stored.details());
        step("Tink: key file, keyset, field");
    }

    private static void migrate(HikariDataSource pool) {
        Flyway.configure()
                .dataSource(pool)
                .schemas("resource_broker")
                .defaultSchema("resource_broker")
                .table("resource_broker_history")
                .locations("classpath:dev/resourcebroker/core/store/migration")
                .placeholders(Map.of("bytes", "varbinary(1000000)"))
                .load()
                .migrate();
    }

    private BindingId binding() throws Exception {
        return BindingId.parse(Files.readString(directory.resolve("binding")));
    }

    private Path kek() {
        return directory.resolve("kek.json");
    }

    private void step(String name) {
        long now = System.nanoTime();
        print(name, (now - since) / 1_000_000);
        since = now;
    }

    private static void print(String name, long value) {
        System.out.println(name + "\t" + value);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stored(UUID resource, byte[] details, byte[] keyset) {
        static Stored read(Jdbi jdbi, UUID binding) {
            byte[] keyset = jdbi.withHandle(
                    handle -> handle.createQuery("select wrapped from \"resource_broker\".keysets where org_id = :org")
                            .bind("org", ORG)
                            .mapTo(byte[].class)
                            .one());
            return jdbi.withHandle(handle -> handle.createQuery(ResolveBenchmark.NAMED)
                    .bind("org", ORG)
                    .bind("id", binding)
                    .map((row, context) -> new Stored(row.getObject(2, UUID.class), row.getBytes(4), keyset))
                    .one());
        }
    }
}
