package dev.resourcebroker.core.crash;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Meta-databases that were brought up to date once, and are copied then. Thread-safe. */
final class Templates {
    // All tests of a JVM share one server.
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Path directory;
    private final Address h2;
    private final Address postgresql;
    private final String template = "crash_template_" + NUMBER.incrementAndGet();

    private Templates(Path directory) throws IOException {
        this.directory = directory;
        h2 = Address.h2(Files.createDirectory(directory.resolve("template")));
        postgresql = new Address(Postgres.url(template), h2.key());
    }

    static Templates in(Path directory) throws IOException {
        Templates templates = new Templates(directory);
        migrate(templates.h2);
        Postgres.execute("create database " + templates.template + " owner host");
        migrate(templates.postgresql);
        return templates;
    }

    private static void migrate(Address address) {
        try (HikariDataSource pool = address.pool()) {
            Scene.builder(address)
                    .metaDatabase(MetaDatabase.of(pool))
                    .workers(0)
                    .build()
                    .close();
        }
    }

    /** An empty meta-database of its own. */
    Address copy(Database database) {
        String name = "crash_" + NUMBER.incrementAndGet();
        return database == Database.H2 ? directory(name) : database(name);
    }

    private Address directory(String name) {
        try {
            Address copy = Address.h2(Files.createDirectory(directory.resolve(name)));
            Files.copy(directory.resolve("template/broker.mv.db"), directory.resolve(name + "/broker.mv.db"));
            Files.copy(h2.key(), copy.key());
            return copy;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized Address database(String name) {
        Postgres.execute("create database " + name + " template " + template + " owner host");
        return new Address(Postgres.url(name), postgresql.key());
    }
}
