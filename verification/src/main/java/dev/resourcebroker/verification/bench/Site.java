package dev.resourcebroker.verification.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A broker and a pool that its baseline shares, on a database that other JVMs of the same benchmark may open too. */
final class Site implements AutoCloseable {
    static final String INSTALLATION = "bench";
    private static final String DIRECTORY = "bench.directory";
    private static final String URL = "bench.url";

    // Held on to, so that the level stays.
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    final HikariDataSource pool;
    final EmbeddedBroker embedded;
    final RawTink tink;

    private Site(Path directory, String url, UnaryOperator<BrokerBuilder> more) {
        this(directory, url, more, pool -> pool);
    }

    private Site(Path directory, String url, UnaryOperator<BrokerBuilder> more, UnaryOperator<DataSource> seen) {
        FLYWAY.setLevel(Level.WARNING);
        Path kek = directory.resolve("kek.json");
        pool = Store.pool(url);
        embedded = more.apply(ResourceBrokers.builder()
                        .installation(INSTALLATION)
                        .metaDatabase(MetaDatabase.of(seen.apply(pool)))
                        .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(kek))
                        .workers(0)
                        .auditReadings(false))
                .build();
        tink = new RawTink(kek, INSTALLATION);
    }

    static Site at(Path directory, String url) {
        return new Site(directory, url, builder -> builder);
    }

    /** What the JVM of a benchmark is given, so that {@link #given} finds the site. */
    static List<String> jvmArgs(Path directory, String url) {
        return List.of("-D" + DIRECTORY + "=" + directory, "-D" + URL + "=" + url, "-Dslf4j.internal.verbosity=ERROR");
    }

    static Site given() {
        return at(Path.of(System.getProperty(DIRECTORY)), System.getProperty(URL));
    }

    /** The same site, by a broker that records who reads what. */
    static Site givenWithReadingsRecorded() {
        return new Site(
                Path.of(System.getProperty(DIRECTORY)),
                System.getProperty(URL),
                builder -> builder.auditReadings(true));
    }

    /** The same site, by a broker whose changes leave no entry in the audit log. */
    static Site withoutEntries(Path directory, String url) {
        return new Site(directory, url, builder -> builder, WithoutEntries::of);
    }

    /** The same site at another address, by a broker that leaves the schema as it finds it. */
    static Site asItIs(String url) {
        return new Site(Path.of(System.getProperty(DIRECTORY)), url, BrokerBuilder::trustSchema);
    }

    OrgBroker org(String org) {
        return embedded.broker().org(OrgId.of(org));
    }

    /** A PostgreSQL link of usual size, bound to a workload. */
    Binding bound(String org, String name) {
        OrgBroker broker = org(org);
        Resource resource = broker.create(ExternalLink.named(name).connectionString(url(org, name)));
        return broker.bind(resource.id(), Workload.named(name));
    }

    static String url(String org, String name) {
        return "postgres://app_" + name.replace('-', '_') + ":q7Xv2mK9pL4wR8tZ@" + name + "." + org
                + ".db.example.com:5432/orders?sslmode=verify-full";
    }

    @Override
    public void close() {
        embedded.close();
        pool.close();
    }
}
