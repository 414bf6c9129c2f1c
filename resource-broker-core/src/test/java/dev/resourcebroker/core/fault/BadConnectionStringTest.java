package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.MARKER;
import static dev.resourcebroker.core.fault.Failures.allReturned;
import static dev.resourcebroker.core.fault.Failures.connectionString;
import static dev.resourcebroker.core.fault.Failures.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.Page;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.secret.SecretValue;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Connection strings that nobody can store or use. */
@ParameterizedClass
@EnumSource(Database.class)
class BadConnectionStringTest {
    private static final Workload API = Workload.named("api");
    private static final String GOOD = connectionString("acme");

    private final Database database;
    private TestBroker broker;
    private OrgBroker acme;

    BadConnectionStringTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker = TestBroker.on(database, builder -> builder.workers(0));
        acme = broker.org("acme");
    }

    @AfterEach
    void stop() {
        allReturned(broker.pool);
        broker.close();
    }

    private static Map<String, String> bad() {
        return Map.of(
                "empty", "",
                "blank", " \t ",
                "a line break only", "\r\n",
                "one MiB", "postgres://app:" + MARKER.repeat(174_763) + "@h/d",
                "one character too long", "postgres://" + "h".repeat(65_536 - 10),
                "with NUL", "postgres://app:" + MARKER + "\0@h/d",
                "half a character", "postgres://app:" + MARKER + "\ud83d@h/d",
                "halves of a character exchanged", "postgres://app:" + MARKER + "\ude00\ud83d@h/d",
                "a percent-encoded NUL", "postgres://app:" + MARKER + "%00@h/d",
                "without scheme and type", MARKER);
    }

    @Test
    void create_withABadConnectionString_isRefusedNamingItAndStoresNothing() {
        bad().forEach((what, text) -> refused(
                "connectionString",
                () -> acme.create(ExternalLink.named("orders-db").connectionString(text))));
        refused("connectionString", () -> acme.create(ExternalLink.named("orders-db")));
        assertThat(acme.list(ResourceFilter.ALL, Page.Request.FIRST).items()).isEmpty();
        Rows rows = new Rows(broker.pool);
        assertThat(rows.count("resources")).isZero();
        assertThat(rows.count("connection_versions")).isZero();
        assertThat(rows.count("keysets")).isZero();
    }

    @Test
    void replace_withABadConnectionString_isRefusedAndTheOldOneStaysInUse() {
        Resource orders = acme.create(ExternalLink.named("orders-db").connectionString(GOOD));
        Binding binding = acme.bind(orders.id(), API);
        bad().forEach((what, text) -> refused(
                "connectionString", () -> acme.replaceConnectionString(orders.id(), orders.rowVersion(), text)));
        refused("connectionString", () -> acme.replaceSecrets(orders.id(), orders.rowVersion(), Map.of()));

        assertThat(acme.get(orders.id())).isEqualTo(orders);
        assertThat(acme.versions(orders.id())).hasSize(1);
        assertThat(acme.resolve(binding.id()).details().value("uri").map(SecretValue::reveal))
                .contains(GOOD);
    }

    @Test
    void theLongestConnectionString_isStoredAndReadExactlyWhateverItsCharacters() {
        for (String filler : new String[] {"p", "é", "€", "😀", "\""}) {
            int room = 65_536 - "clickhouse://h/?k=".length();
            String longest = "clickhouse://h/?k=" + filler.repeat(room / filler.length());
            Resource resource = acme.create(ExternalLink.named("longest").connectionString(longest));
            Binding binding = acme.bind(resource.id(), API);
            assertThat(acme.resolve(binding.id()).details().value("uri").map(SecretValue::reveal))
                    .contains(longest);
            acme.unbind(binding.id());
            acme.delete(resource.id());
        }
    }
}
