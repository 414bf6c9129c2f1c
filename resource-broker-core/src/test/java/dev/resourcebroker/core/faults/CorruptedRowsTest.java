package dev.resourcebroker.core.faults;

import static dev.resourcebroker.core.faults.Faults.ORDERS;
import static dev.resourcebroker.core.faults.Faults.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that somebody altered behind the broker's back fail closed, with one code and no hint. */
@ParameterizedClass
@EnumSource(Database.class)
class CorruptedRowsTest {
    private static final String TABLES = "\"resource_broker\".";

    private final Database database;
    private TestBroker broker;
    private OrgBroker acme;
    private OrgBroker globex;
    private Binding acmes;
    private Binding globexes;
    private Binding other;

    CorruptedRowsTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker = TestBroker.on(database);
        acme = broker.org("acme");
        globex = broker.org("globex");
        acmes = bound(acme, "orders-db");
        other = bound(acme, "other-db");
        globexes = bound(globex, "orders-db");
    }

    private static Binding bound(OrgBroker org, String name) {
        Resource made = org.create(ExternalLink.named(name).connectionString(ORDERS));
        return org.bind(made.id(), Workload.named(name));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private void sql(String statement) {
        Database.execute(broker.pool, statement.replace("rb.", TABLES));
    }

    private void everyReadingFails(ErrorCode code) {
        fault(code, () -> acme.resolve(acmes.id()));
        fault(code, () -> acme.plan(Workload.named("orders-db")));
        fault(code, () -> acme.create(ExternalLink.named("orders-db").connectionString(ORDERS)));
        fault(code, () -> broker.embedded.operator().resolveAll(workload -> {}));
        assertThat(acme.get(acmes.resource()).name()).isEqualTo("orders-db");
    }

    private void details(String value) {
        sql("update rb.resources set connection_details = " + value + " where id = '" + acmes.resource() + "'");
    }

    private static String of(Binding binding) {
        return "(select connection_details from rb.resources where id = '" + binding.resource() + "')";
    }

    @Test
    void aCiphertextOfAnotherResource_isRefused() {
        details(of(other));
        everyReadingFails(ErrorCode.DECRYPTION_FAILED);
        acme.resolve(other.id());
    }

    @Test
    void aCiphertextOfAnotherOrganisation_isRefused() {
        details(of(globexes));
        everyReadingFails(ErrorCode.DECRYPTION_FAILED);
        globex.resolve(globexes.id());
    }

    @Test
    void aCiphertextOfAnotherVersion_isRefused() {
        sql("update rb.resources set connection_seq = 2 where id = '" + acmes.resource() + "'");
        everyReadingFails(ErrorCode.DECRYPTION_FAILED);
    }

    @Test
    void aCiphertextCutShort_isRefused() {
        details(database == Database.H2 ? "X'01'" : "'\\x01'");
        everyReadingFails(ErrorCode.DECRYPTION_FAILED);
        details(database == Database.H2 ? "X''" : "''");
        everyReadingFails(ErrorCode.DECRYPTION_FAILED);
    }

    @Test
    void aKeysetOfAnotherOrganisation_isRefused() {
        inANewProcess(
                "update rb.keysets set wrapped = (select wrapped from rb.keysets where org_id = 'globex')"
                        + " where org_id = 'acme'",
                fresh -> fault(ErrorCode.KEY_MISMATCH, () -> fresh.resolve(acmes.id())));
    }

    @Test
    void aKeysetThatIsGarbage_isRefused() {
        String garbage = database == Database.H2 ? "X'0badcafe'" : "'\\x0badcafe'";
        inANewProcess(
                "update rb.keysets set wrapped = " + garbage + " where org_id = 'acme'",
                fresh -> fault(ErrorCode.KEY_MISMATCH, () -> fresh.resolve(acmes.id())));
    }

    @Test
    void aKeysetThatIsGone_leavesNothingReadable() {
        inANewProcess(
                "delete from rb.keysets where org_id = 'acme'",
                fresh -> fault(ErrorCode.DECRYPTION_FAILED, () -> fresh.resolve(acmes.id())));
    }

    // This broker has the keyset in its cache; another hasn't.
    private void inANewProcess(String change, Consumer<OrgBroker> check) {
        sql(change);
        try (var fresh = ResourceBrokers.builder()
                .installation("test")
                .metaDatabase(MetaDatabase.of(broker.pool))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(broker.directory.resolve("kek.json")))
                .workers(0)
                .build()) {
            check.accept(fresh.broker().org(acme.org()));
        }
    }
}
