package dev.resourcebroker.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OperatorBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.audit.AuditBatch;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditFinding;
import dev.resourcebroker.audit.AuditHead;
import dev.resourcebroker.audit.AuditReport;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.spi.AuditSink;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Entries reach the sink in order and at least once, and its heads show what was cut off. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class SinkTest {
    private static final AuditChain ACME = new AuditChain("acme");
    private static final AuditChain GLOBEX = new AuditChain("globex");

    private final Database database;
    private final Kept sink = new Kept();
    private TestBroker broker;
    private OperatorBroker operator;

    SinkTest(Database database) {
        this.database = database;
    }

    /** Keeps what it gets, in the order in which it gets it; can be told to fail for a chain. */
    private static final class Kept implements AuditSink {
        private final Map<AuditChain, List<AuditEntry>> entries = new ConcurrentHashMap<>();
        private final Map<AuditChain, AuditHead> heads = new ConcurrentHashMap<>();
        private final List<AuditChain> failing = new CopyOnWriteArrayList<>();

        @Override
        public void accept(AuditBatch batch) {
            AuditChain chain = batch.head().chain();
            if (failing.contains(chain)) {
                throw new IllegalStateException("the log store is full");
            }
            entries.computeIfAbsent(chain, name -> new CopyOnWriteArrayList<>()).addAll(batch.entries());
            heads.merge(chain, batch.head(), (old, one) -> old.seq() > one.seq() ? old : one);
        }

        @Override
        public Collection<AuditHead> heads() {
            return heads.values();
        }

        private List<Long> numbers(AuditChain chain) {
            return entries.getOrDefault(chain, List.of()).stream()
                    .map(AuditEntry::seq)
                    .toList();
        }
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @BeforeEach
    void start() {
        broker = TestBroker.on(database, builder -> builder.workers(0).auditSink(sink));
        operator = broker.embedded.operator();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private Resource record(String name, int entries) {
        OrgBroker org = broker.org(name);
        Resource last = org.find("orders-db")
                .orElseGet(() ->
                        org.create(ExternalLink.named("orders-db").connectionString("postgres://a:b@c.example/d")));
        for (int i = 1; i < entries; i++) {
            last = org.label(last.id(), last.rowVersion(), Map.of("i", Integer.toString(i)));
        }
        return last;
    }

    @Test
    void entries_areHandedOverInOrderPerChainWithTheirHeads() {
        record("acme", 5);
        record("globex", 2);
        operator.retireTarget("host-1");
        assertThat(operator.audit().export()).isEqualTo(8);
        assertThat(sink.numbers(ACME)).isEqualTo(upTo(5));
        assertThat(sink.numbers(GLOBEX)).isEqualTo(upTo(2));
        assertThat(sink.numbers(AuditChain.PLATFORM)).isEqualTo(upTo(1));
        AuditEntry last = sink.entries.get(ACME).get(4);
        assertThat(sink.heads.get(ACME)).isEqualTo(last.head());
        assertThat(last.seal().previous())
                .isEqualTo(sink.entries.get(ACME).get(3).seal().mac());

        record("acme", 3);
        assertThat(operator.audit().export()).isEqualTo(2);
        assertThat(sink.numbers(ACME)).isEqualTo(upTo(7));
        assertThat(operator.audit().export()).isZero();
    }

    @Test
    void moreThanOnePart_arrivesWithoutAGap() {
        record("acme", 1100);
        assertThat(operator.audit().export()).isEqualTo(1100);
        assertThat(sink.numbers(ACME)).isEqualTo(upTo(1100));
    }

    @Test
    void aSinkThatFails_isGivenTheSameLaterAndLosesNothing() {
        record("acme", 3);
        record("globex", 2);
        sink.failing.add(ACME);
        assertThatThrownBy(() -> operator.audit().export())
                .hasMessageContaining("sink")
                .asInstanceOf(type(BrokerException.class))
                .extracting(BrokerException::code)
                .isEqualTo(ErrorCode.AUDIT_SINK_FAILED);
        assertThat(sink.numbers(GLOBEX)).as("others don't wait").isEqualTo(upTo(2));
        record("acme", 3);
        sink.failing.clear();
        operator.audit().export();
        assertThat(sink.numbers(ACME)).isEqualTo(upTo(5));
    }

    @Test
    void whatWasHandedOverButNotNoted_isHandedOverAgain() {
        record("acme", 3);
        operator.audit().export();
        behind("update rb.audit_exports set seq = 1");
        assertThat(operator.audit().export()).isEqualTo(2);
        assertThat(sink.numbers(ACME)).containsExactly(1L, 2L, 3L, 2L, 3L);
    }

    @Test
    void manyProcessesAtOnce_leaveNoGap() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> running = new ArrayList<>();
            running.add(threads.submit(() -> record("acme", 150)));
            for (int i = 0; i < 4; i++) {
                running.add(threads.submit(() -> {
                    for (int round = 0; round < 30; round++) {
                        operator.audit().export();
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            operator.audit().export();
            assertThat(sink.numbers(ACME).stream().distinct().sorted().toList()).isEqualTo(upTo(150));
            assertThat(sink.numbers(ACME).stream().distinct().toList())
                    .as("each came first after the one before it")
                    .isEqualTo(upTo(150));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void workers_handOverByThemselves() {
        record("acme", 4);
        try (EmbeddedBroker working = ResourceBrokers.builder()
                .installation("test")
                .metaDatabase(MetaDatabase.of(broker.pool))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(broker.directory.resolve("kek.json")))
                .auditSink(sink)
                .workers(1)
                .build()) {
            assertThat(working).isNotNull();
            Instant deadline = Instant.now().plusSeconds(60);
            while (sink.numbers(ACME).size() < 4 && Instant.now().isBefore(deadline)) {
                Thread.onSpinWait();
            }
        }
        assertThat(sink.numbers(ACME)).isEqualTo(upTo(4));
    }

    @Test
    void verify_comparesWithTheHeadsOfTheSinkAndCountsTheOthers() {
        record("acme", 4);
        operator.audit().export();
        record("globex", 1);
        AuditReport whole = operator.audit().verify();
        assertThat(whole.isIntact()).isTrue();
        assertThat(whole.chains()).isEqualTo(2);
        assertThat(whole.unanchored()).isEqualTo(1);

        cutOff();
        assertThat(operator.audit().verify(List.of()).findings()).isEmpty();
        assertThat(operator.audit().verify().findings())
                .containsExactly(new AuditFinding(ACME, 3, AuditFinding.Kind.TRUNCATED));
    }

    /** Takes the last two entries of acme, and every trace of them that lies in the meta-database. */
    private void cutOff() {
        if (database == Database.POSTGRESQL) {
            behind("alter table rb.audit_entries disable trigger all");
        }
        behind("delete from rb.audit_entries where org_id = 'acme' and seq > 2");
        behind("update rb.audit_exports set seq = 2 where org_id = 'acme'");
        behind("update rb.audit_heads set seq = 2, mac = (select mac from rb.audit_entries where org_id = 'acme'"
                + " and seq = 2) where org_id = 'acme'");
    }

    private void behind(String sql) {
        try (Connection connection = Database.behind(broker.pool);
                Statement statement = connection.createStatement()) {
            statement.execute(sql.replace("rb.", "\"resource_broker\"."));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void withoutASink_exportIsRefusedAndNoChainIsAnchored() {
        try (TestBroker without = TestBroker.on(database)) {
            without.org("acme").create(ExternalLink.named("orders-db").connectionString("postgres://a:b@c.example/d"));
            AuditReport report = without.embedded.operator().audit().verify();
            assertThat(report.isIntact()).isTrue();
            assertThat(report.unanchored()).isEqualTo(report.chains()).isEqualTo(1);
            assertThatThrownBy(() -> without.embedded.operator().audit().export())
                    .asInstanceOf(type(BrokerException.class))
                    .extracting(BrokerException::code)
                    .isEqualTo(ErrorCode.NOT_REGISTERED);
        }
    }
}
