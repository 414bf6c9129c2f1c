package dev.resourcebroker.core.fault;

import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import java.nio.file.Path;

/** A broker with everything in one directory, as users get it by default. */
final class Embedded {
    static final String ORDERS = Failures.connectionString("orders");

    private Embedded() {}

    static BrokerBuilder in(Path directory) {
        return ResourceBrokers.builder()
                .installation("test")
                .metaDatabase(MetaDatabase.embedded(directory.resolve("db")))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(directory.resolve("kek.json")));
    }
}
