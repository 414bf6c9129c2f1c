package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.allReturned;
import static dev.resourcebroker.core.fault.Failures.connectionString;
import static dev.resourcebroker.core.fault.Failures.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.secret.SecretValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody changed what is stored: it never decrypts to anything, and everything else goes on. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class StoredCiphertextTest {
    private static final Workload API = Workload.named("api");
    private static final Workload OTHER = Workload.named("other");

    private final Database database;
    private TestBroker broker;
    private Rows rows;
    private OrgBroker acme;
    private OrgBroker globex;
    private Resource orders;
    private Resource events;
    private Resource globexs;
    private Binding binding;

    StoredCiphertextTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker = TestBroker.on(database, builder -> builder.workers(0));
        rows = new Rows(broker.pool);
        acme = broker.org("acme");
        globex = broker.org("globex");
        orders = acme.create(ExternalLink.named("orders-db").connectionString(connectionString("orders")));
        events = acme.create(ExternalLink.named("events-db").connectionString(connectionString("events")));
        globexs = globex.create(ExternalLink.named("orders-db").connectionString(connectionString("globex")));
        binding = acme.bind(orders.id(), API);
        acme.bind(events.id(), OTHER);
        globex.bind(globexs.id(), API);
    }

    @AfterEach
    void whatIsStoredElsewhere_isReadAsBefore() {
        assertThat(uri(acme, OTHER)).isEqualTo(connectionString("events"));
        assertThat(uri(globex, API)).isEqualTo(connectionString("globex"));
        allReturned(broker.pool);
        broker.close();
    }

    private static String uri(OrgBroker org, Workload workload) {
        Binding there = org.bindings(workload).get(0);
        return org.resolve(there.id())
                .details()
                .value("uri")
                .map(SecretValue::reveal)
                .orElseThrow();
    }

    private static UUID id(Resource resource) {
        return resource.id().value();
    }

    private void nothingDecrypts() {
        expect(ErrorCode.DECRYPTION_FAILED, () -> acme.resolve(binding.id()));
        expect(ErrorCode.DECRYPTION_FAILED, () -> acme.plan(API));
        expect(ErrorCode.DECRYPTION_FAILED, () -> broker.embedded.operator().resolveAll(workload -> {}));
        expect(
                ErrorCode.DECRYPTION_FAILED,
                () -> acme.create(ExternalLink.named("orders-db").connectionString(connectionString("orders"))));
    }

    private void afterPutting(byte[] bytes) {
        byte[] right = rows.details(id(orders));
        rows.details(id(orders), bytes);
        nothingDecrypts();
        rows.details(id(orders), right);
        assertThat(uri(acme, API)).isEqualTo(connectionString("orders"));
    }

    @Test
    void aFlippedBit_anywhere_isDecryptionFailedUntilItIsFlippedBack() {
        byte[] right = rows.details(id(orders));
        for (int at = 0; at < right.length; at = at < 32 ? at + 1 : at + 29) {
            byte[] flipped = right.clone();
            flipped[at] ^= 1;
            rows.details(id(orders), flipped);
            expect(ErrorCode.DECRYPTION_FAILED, () -> acme.resolve(binding.id()));
        }
        rows.details(id(orders), right);
        assertThat(uri(acme, API)).isEqualTo(connectionString("orders"));
    }

    @Test
    void aCiphertext_thatIsCutOrGrownOrEmpty_isDecryptionFailed() {
        byte[] right = rows.details(id(orders));
        for (int length : new int[] {0, 1, 5, 17, right.length - 1, right.length + 1}) {
            afterPutting(Arrays.copyOf(right, length));
        }
        afterPutting(new byte[100_000]);
    }

    @Test
    void aCiphertext_ofAnotherResource_isDecryptionFailed() {
        afterPutting(rows.details(id(events)));
    }

    @Test
    void aCiphertext_ofAnotherOrganisation_isDecryptionFailed() {
        afterPutting(rows.details(id(globexs)));
    }

    @Test
    void aCiphertext_ofAnEarlierVersion_isDecryptionFailed() {
        acme.replaceConnectionString(orders.id(), orders.rowVersion(), connectionString("newer"));
        byte[] right = rows.details(id(orders));
        rows.details(id(orders), rows.version(id(orders), 1));
        nothingDecrypts();
        rows.details(id(orders), right);
        assertThat(uri(acme, API)).isEqualTo(connectionString("newer"));
    }

    @Test
    void aVersionNumber_thatWasSetBack_isDecryptionFailed() {
        acme.replaceConnectionString(orders.id(), orders.rowVersion(), connectionString("newer"));
        rows.execute("update rb.resources set connection_seq = 1 where id = ?", id(orders));
        nothingDecrypts();
    }

    @Test
    void aWholeRow_thatWasGivenToAnotherOrganisation_isDecryptionFailed() {
        byte[] acmes = rows.details(id(orders));
        rows.details(id(globexs), acmes);
        Binding there = globex.bindings(API).get(0);
        byte[] right = rows.version(id(globexs), 1);
        expect(ErrorCode.DECRYPTION_FAILED, () -> globex.resolve(there.id()));
        rows.details(id(globexs), right);
    }

    @Test
    void anInjection_ofWhatDoesNotDecrypt_deliversAndRecordsNothing() {
        rows.change(id(orders), bytes -> Arrays.copyOf(bytes, bytes.length - 1));
        ProcessBuilder process = new ProcessBuilder("true");
        process.environment().put("KEPT", "as it was");
        expect(ErrorCode.DECRYPTION_FAILED, () -> acme.inject(API, ProcessInjector.into(process, "host-1/api")));
        assertThat(process.environment()).containsKey("KEPT").doesNotContainKey("DATABASE_URL");
        assertThat(acme.carriers(orders.id())).isEmpty();
    }

    @Test
    void aBulkRun_endsAtWhatDoesNotDecryptAndHasGivenTheConsumerNothingOfIt() {
        rows.change(id(orders), bytes -> new byte[] {1});
        List<String> given = new ArrayList<>();
        expect(
                ErrorCode.DECRYPTION_FAILED,
                () -> broker.embedded
                        .operator()
                        .resolveAll(workload -> workload.bindings()
                                .forEach(b -> given.add(
                                        b.details().value("uri").orElseThrow().reveal()))));
        assertThat(given).doesNotContain(connectionString("orders"));
    }

    @Test
    void whatDoesNotDecrypt_isStillListedDescribedUnboundAndDeleted() {
        rows.change(id(orders), bytes -> new byte[] {1});
        assertThat(acme.get(orders.id())).isEqualTo(orders);
        assertThat(acme.versions(orders.id())).hasSize(1);
        acme.unbind(binding.id());
        acme.delete(orders.id());
        assertThat(acme.find("orders-db")).isEmpty();
    }

    @Test
    void whatDoesNotDecrypt_isHealedByPastingItAgain() {
        rows.change(id(orders), bytes -> new byte[] {1});
        acme.replaceConnectionString(orders.id(), orders.rowVersion(), connectionString("orders"));
        assertThat(uri(acme, API)).isEqualTo(connectionString("orders"));
        assertThat(acme.versions(orders.id())).hasSize(2);
    }
}
