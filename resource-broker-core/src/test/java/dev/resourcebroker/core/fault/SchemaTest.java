package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.allReturned;
import static dev.resourcebroker.core.fault.Failures.connectionString;
import static dev.resourcebroker.core.fault.Failures.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema, or a row in it, isn't what this version wrote. */
@ParameterizedClass
@EnumSource(Database.class)
class SchemaTest {
    private static final String HISTORY = "rb.\"resource_broker_history\"";

    private final Database database;
    private final Path kek = TestBroker.temporaryDirectory().resolve("kek.json");
    private HikariDataSource pool;
    private Rows rows;

    SchemaTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        pool = database.pool();
        rows = new Rows(pool);
    }

    @AfterEach
    void close() {
        allReturned(pool);
        pool.close();
    }

    private BrokerBuilder builder() {
        return ResourceBrokers.builder()
                .installation("test")
                .workers(0)
                .metaDatabase(MetaDatabase.of(pool))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(kek));
    }

    private Resource create(EmbeddedBroker broker, String name) {
        return broker.broker()
                .org(OrgId.of("acme"))
                .create(ExternalLink.named(name).connectionString(connectionString("acme")));
    }

    @Test
    void aSchemaOfALaterVersion_isServedSoThatTwoVersionsCanShareItDuringAnUpgrade() {
        builder().build().close();
        rows.execute("insert into " + HISTORY + " select \"installed_rank\" + 100, '9999', 'from the future', \"type\","
                + " 'V9999__from_the_future.sql', 1, \"installed_by\", \"installed_on\", 1, \"success\" from " + HISTORY
                + " where \"version\" = '1'");
        try (EmbeddedBroker migrating = builder().migrateSchema().build();
                EmbeddedBroker validating = builder().validateSchema().build()) {
            create(migrating, "one");
            create(validating, "two");
        }
        assertThat(rows.count("resources")).isEqualTo(2);
    }

    @Test
    void aMigration_thatFailedBefore_isInvalidUntilSomebodyLooks() {
        builder().build().close();
        rows.execute("update " + HISTORY + " set \"success\" = false where \"version\" = '1'");
        assertThat(expect(
                        ErrorCode.META_DATABASE_INVALID, () -> builder().build().close()))
                .hasMessageContaining("schema resource_broker");
        expect(
                ErrorCode.META_DATABASE_INVALID,
                () -> builder().validateSchema().build().close());
    }

    @Test
    void aMigration_thatSomebodyEdited_isInvalid() {
        builder().build().close();
        rows.execute("update " + HISTORY + " set \"checksum\" = 1 where \"version\" = '1'");
        expect(ErrorCode.META_DATABASE_INVALID, () -> builder().build().close());
        expect(
                ErrorCode.META_DATABASE_INVALID,
                () -> builder().validateSchema().build().close());
    }

    @Test
    void aSchema_thatSomebodyElseFilled_isInvalidAndNothingIsAddedToIt() {
        Database.execute(pool, "create schema \"resource_broker\"");
        Database.execute(pool, "create table \"resource_broker\".installation (theirs integer)");
        expect(ErrorCode.META_DATABASE_INVALID, () -> builder().build().close());
        assertThat(rows.count("installation")).isZero();
        assertThat(kek).doesNotExist();
        rows.execute("drop table rb.installation");
        builder().build().close();
    }

    @Test
    void aTableThatIsGone_isInvalidForTheCallsThatNeedItAndForNoOthers() {
        try (EmbeddedBroker broker = builder().build()) {
            Resource orders = create(broker, "orders-db");
            OrgBroker acme = broker.broker().org(OrgId.of("acme"));
            rows.execute("drop table rb.injection_versions");
            assertThat(expect(ErrorCode.META_DATABASE_INVALID, () -> acme.carriers(orders.id())))
                    .hasMessageContaining("lacks a schema, table or column");
            assertThat(acme.get(orders.id())).isEqualTo(orders);
            rows.execute("alter table rb.resources drop column entry_names");
            expect(ErrorCode.META_DATABASE_INVALID, () -> acme.get(orders.id()));
        }
    }

    @Test
    void aRow_thatThisVersionCannotRead_isInvalidAndNotAnAccidentOfJava() {
        try (EmbeddedBroker broker = builder().build()) {
            Resource orders = create(broker, "orders-db");
            Resource events = create(broker, "events-db");
            OrgBroker acme = broker.broker().org(OrgId.of("acme"));
            rows.execute(
                    "update rb.resources set phase = 'HIBERNATING' where id = ?",
                    orders.id().value());
            expect(ErrorCode.META_DATABASE_INVALID, () -> acme.get(orders.id()));
            expect(ErrorCode.META_DATABASE_INVALID, () -> acme.list(ResourceFilter.ALL, Page.Request.FIRST));
            rows.execute(
                    "update rb.resources set phase = 'READY', created_by = 'nobody' where id = ?",
                    orders.id().value());
            expect(ErrorCode.META_DATABASE_INVALID, () -> acme.get(orders.id()));
            rows.execute(
                    "update rb.resources set created_by = 'user:jane', parameters = 'no json' where id = ?",
                    orders.id().value());
            expect(ErrorCode.META_DATABASE_INVALID, () -> acme.get(orders.id()));
            assertThat(acme.get(events.id())).isEqualTo(events);
        }
    }
}
