package dev.resourcebroker.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestKek;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.tck.SettableClock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** A meta-database with secrets of several organisations, and brokers on it as several processes would have them. */
final class KeyWorld implements AutoCloseable {
    static final Workload API = Workload.named("api");

    final HikariDataSource pool;
    final Rows rows;
    final SettableClock clock = SettableClock.at(Instant.parse("2026-11-28T10:00:00Z"));
    final TestKek kek = new TestKek("key-1");
    /** What each binding gives. */
    final Map<BindingId, String> secrets = new LinkedHashMap<>();

    KeyWorld(Database database) {
        pool = database.pool(10);
        rows = new Rows(pool);
    }

    BrokerBuilder builder() {
        return builder(pool);
    }

    BrokerBuilder builder(DataSource over) {
        return ResourceBrokers.builder()
                .installation("test")
                .workers(0)
                .clock(clock)
                .metaDatabase(MetaDatabase.of(over))
                .keyEncryptionKey(kek);
    }

    /** Some resources with two versions each. */
    void fill(EmbeddedBroker broker, String org, int resources) {
        OrgBroker handle = broker.broker().org(OrgId.of(org));
        for (int i = 0; i < resources; i++) {
            Resource made = handle.create(ExternalLink.named("db-" + i).connectionString(secret(org, "first-" + i)));
            BindingId binding =
                    handle.bind(made.id(), Workload.named("api-" + i)).id();
            String second = secret(org, "second-" + i);
            handle.replaceConnectionString(made.id(), made.rowVersion(), second);
            secrets.put(binding, second);
        }
    }

    static String secret(String org, String password) {
        return "postgres://app:" + password + "@" + org + ".example:5432/orders";
    }

    void readsEverything(EmbeddedBroker broker, String org) {
        OrgBroker handle = broker.broker().org(OrgId.of(org));
        secrets.forEach((binding, secret) -> {
            if (secret.contains("@" + org + ".")) {
                assertThat(handle.resolve(binding).details().value("uri").map(SecretValue::reveal))
                        .contains(secret);
            }
        });
    }

    Object kekOf(String org) {
        return rows.value("select kek_id from rb.keysets where org_id = ?", org);
    }

    /** How many different keys the fields of an organisation name. */
    long keysInUse(String org) {
        String names = "(select substring(connection_details from 3 for 4) as k from rb.resources where org_id = ?"
                + " union select substring(details from 3 for 4) from rb.connection_versions where org_id = ?) all_keys";
        return ((Number) rows.value("select count(distinct k) from " + names, org, org)).longValue();
    }

    @Override
    public void close() {
        pool.close();
    }
}
