package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestKek;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.key.KeyProgress;
import dev.resourcebroker.key.RewrapOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The platform changes its key: every keyset is wrapped anew, no field is touched, a kill costs nothing. */
@ParameterizedClass
@EnumSource(Database.class)
@Timeout(120)
class RewrapTest {
    private static final List<String> ORGS = List.of("acme", "globex", "initech");

    private final KeyWorld world;
    private final TestKek next = new TestKek("key-2");
    private final TestKek own = new TestKek("own-key");

    RewrapTest(Database database) {
        world = new KeyWorld(database);
    }

    @BeforeEach
    void fill() {
        try (EmbeddedBroker broker = world.builder().build()) {
            ORGS.forEach(org -> world.fill(broker, org, 2));
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    private BrokerBuilder changed() {
        return world.builder().keyEncryptionKey(next).formerKeyEncryptionKey(world.kek);
    }

    @Test
    void everyKeyset_isWrappedByTheActiveKeyAndNoFieldIsTouched() {
        List<Object> before = fields();
        List<KeyProgress> progress = new ArrayList<>();
        try (EmbeddedBroker broker = changed().build()) {
            assertThat(broker.operator().keys().rewrap(progress::add)).isEqualTo(new RewrapOutcome(3, Map.of()));
        }
        assertThat(ORGS).allSatisfy(org -> assertThat(world.kekOf(org)).isEqualTo("key-2"));
        assertThat(progress)
                .isEqualTo(LongStream.rangeClosed(1, 3)
                        .mapToObj(done -> new KeyProgress(done, 3))
                        .toList());
        assertThat(fields()).usingRecursiveFieldByFieldElementComparator().isEqualTo(before);
        // The former key isn't needed any more.
        try (EmbeddedBroker broker = world.builder().keyEncryptionKey(next).build()) {
            ORGS.forEach(org -> world.readsEverything(broker, org));
            assertThat(broker.operator().keys().rewrap(done -> {}).rewrapped()).isZero();
        }
    }

    @Test
    void aRunThatIsKilled_goesOnWhereItWas() {
        try (EmbeddedBroker broker = changed().build()) {
            assertThatThrownBy(() -> broker.operator().keys().rewrap(done -> {
                        throw new IllegalStateException("killed");
                    }))
                    .hasMessage("killed");
        }
        assertThat(ORGS.stream().map(world::kekOf)).containsExactly("key-2", "key-1", "key-1");
        expect(
                ErrorCode.KEY_MISMATCH,
                () -> world.builder().keyEncryptionKey(next).build().close());
        try (EmbeddedBroker broker = changed().build()) {
            assertThat(broker.operator().keys().rewrap(done -> {}).rewrapped()).isEqualTo(2);
        }
    }

    @Test
    void anOrganisationWithAKeyOfItsOwn_isWrappedByThatAndItsFailureStopsNobodyElse() {
        BrokerBuilder withOwn = changed().orgKeys(org -> org.equals(OrgId.of("acme")) ? List.of(own) : List.of());
        own.fail(new PermanentBrokerException(ErrorCode.KEY_REFUSED, "disabled"));
        try (EmbeddedBroker broker = withOwn.build()) {
            assertThat(broker.operator().keys().rewrap(done -> {}))
                    .isEqualTo(new RewrapOutcome(2, Map.of(OrgId.of("acme"), ErrorCode.KEY_REFUSED)));
            assertThat(world.kekOf("acme")).isEqualTo("key-1");
            own.answer();
            assertThat(broker.operator().keys().rewrap(done -> {})).isEqualTo(new RewrapOutcome(1, Map.of()));
            assertThat(world.kekOf("acme")).isEqualTo("own-key");
            world.readsEverything(broker, "acme");
        }
        // What the tenant's key wraps, the platform's can't.
        try (EmbeddedBroker broker = world.builder().keyEncryptionKey(next).build()) {
            expect(ErrorCode.KEY_MISMATCH, () -> world.readsEverything(broker, "acme"));
            world.readsEverything(broker, "globex");
        }
    }

    private List<Object> fields() {
        List<Object> fields = new ArrayList<>();
        for (String table : List.of("resources", "connection_versions")) {
            String column = table.equals("resources") ? "connection_details" : "details";
            int count = world.rows.count(table);
            for (int i = 0; i < count; i++) {
                fields.add(world.rows.value("select " + column + " from rb." + table + " order by org_id, created_at, "
                        + column + " offset " + i + " rows"));
            }
        }
        return fields;
    }
}
