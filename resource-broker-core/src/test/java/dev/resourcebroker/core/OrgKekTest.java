package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.BulkOutcome;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.Heard;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.core.fixture.TestKek;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.spi.BrokerEvent;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A tenant holds its own key. When that fails, the tenant is served no longer, and everybody else as ever. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
@Timeout(120)
class OrgKekTest {
    private static final Workload API = Workload.named("api");

    private final Database database;
    private final TestKek acmes = new TestKek("acmes-key");
    private final Heard heard = new Heard();
    private final Map<String, BindingId> bindings = new LinkedHashMap<>();
    private TestBroker broker;
    private EmbeddedBroker cold;

    OrgKekTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker = TestBroker.on(database, this::configured);
        for (String org : List.of("alpha", "acme", "globex", "omega")) {
            OrgBroker handle = broker.org(org);
            bindings.put(
                    org,
                    handle.bind(handle.create(link("orders-db", org)).id(), API).id());
        }
        // A process of its own that has no keyset yet.
        cold = configured(ResourceBrokers.builder()
                        .installation("test")
                        .metaDatabase(MetaDatabase.of(broker.watched.dataSource()))
                        .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(broker.directory.resolve("kek.json"))))
                .listener(heard)
                .build();
    }

    private BrokerBuilder configured(BrokerBuilder builder) {
        return builder.workers(0).keyCalls(1000, Duration.ofSeconds(1)).orgKeys(this::keysOf);
    }

    private List<KeyEncryptionKey> keysOf(OrgId org) {
        return org.value().equals("acme") ? List.of(acmes) : List.of();
    }

    private static ExternalLink link(String name, String org) {
        return ExternalLink.named(name).connectionString("postgres://a:pw@" + org + ".example/o");
    }

    @AfterEach
    void stop() {
        acmes.answer();
        cold.close();
        broker.close();
    }

    private OrgBroker cold(String org) {
        return cold.broker().org(OrgId.of(org));
    }

    @Test
    void aBulkRun_leavesATenantOutWhoseKeyIsRefusedAndTellsSo() {
        acmes.fail(new PermanentBrokerException(ErrorCode.KEY_REFUSED, "the tenant disabled it"));
        assertThat(bulk()).containsExactly("alpha", "globex", "omega");
        assertThat(heard.next(BrokerEvent.KeyUnavailable.class).code()).isEqualTo(ErrorCode.KEY_REFUSED);
        BrokerEvent.OrgSkipped skipped = heard.next(BrokerEvent.OrgSkipped.class);
        assertThat(skipped.org()).isEqualTo(OrgId.of("acme"));
        assertThat(skipped.code()).isEqualTo(ErrorCode.KEY_REFUSED);
        acmes.answer();
        assertThat(bulk()).contains("acme").hasSize(4);
        assertThat(heard.next(BrokerEvent.KeyAvailable.class).key()).isEqualTo("acmes-key");
    }

    @Test
    void aBulkRun_givesATenantLastWhoseKeyIsSlow_andLeavesItOutWhenItHangs() {
        acmes.hang();
        List<String> given = new ArrayList<>();
        BulkOutcome outcome = cold.operator().resolveAll(workload -> {
            given.add(workload.org().value());
            if (given.size() == 3) {
                acmes.answer();
            }
        });
        assertThat(given).containsExactly("alpha", "globex", "omega", "acme");
        assertThat(outcome).isEqualTo(new BulkOutcome(4, Map.of()));
    }

    @Test
    void aBulkRun_withAKeyThatHangs_endsAndTellsWhoIsMissing() {
        acmes.hang();
        BulkOutcome outcome = cold.operator().resolveAll(workload -> {});
        assertThat(outcome).isEqualTo(new BulkOutcome(3, Map.of(OrgId.of("acme"), ErrorCode.KEY_UNAVAILABLE)));
        heard.next(BrokerEvent.KeyUnavailable.class);
        heard.next(BrokerEvent.OrgSkipped.class);
    }

    @Test
    void readsAndCreatesOfOthers_goOnWhileAKeyHangs() {
        acmes.hang();
        BrokerException thrown =
                catchThrowableOfType(BrokerException.class, () -> cold("acme").resolve(bindings.get("acme")));
        assertThat(thrown.code()).isEqualTo(ErrorCode.KEY_UNAVAILABLE);
        for (String org : List.of("alpha", "globex", "omega")) {
            cold(org).resolve(bindings.get(org));
            cold(org).create(link("another-db", org));
        }
        assertThat(cold("acme").list(ResourceFilter.ALL, Page.Request.FIRST).items())
                .hasSize(1);
    }

    @Test
    void aKeyIsNeverCalledWhileAConnectionIsHeld() {
        acmes.before(() -> assertThat(broker.watched.isHeldByAnybody()).isFalse());
        cold("acme").resolve(bindings.get("acme"));
        cold("acme").create(link("another-db", "acme"));
        assertThat(acmes.calls()).isPositive();
    }

    @Test
    void aTenantsOutage_isTransientAndEndsByItself() {
        acmes.fail(new TransientBrokerException(ErrorCode.KEY_UNAVAILABLE, "down", null));
        assertThatThrownBy(() -> cold("acme").create(link("another-db", "acme")))
                .isInstanceOf(TransientBrokerException.class);
        assertThat(cold("acme").find("another-db")).isEmpty();
        acmes.answer();
        cold("acme").create(link("another-db", "acme"));
    }

    private List<String> bulk() {
        List<String> given = new ArrayList<>();
        cold.operator().resolveAll(workload -> given.add(workload.org().value()));
        return given;
    }
}
