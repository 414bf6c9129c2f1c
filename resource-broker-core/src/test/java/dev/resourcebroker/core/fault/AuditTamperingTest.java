package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditFinding;
import dev.resourcebroker.audit.AuditFinding.Kind;
import dev.resourcebroker.audit.AuditHead;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.audit.AuditReport;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody who owns the tables changes the audit log by SQL: verification says what happened, and where. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class AuditTamperingTest {
    private static final int ENTRIES = 2100;
    private static final AuditChain ACME = new AuditChain("acme");

    private final Database database;
    private TestBroker broker;
    private Rows rows;

    AuditTamperingTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker = TestBroker.on(database, builder -> builder.workers(0));
        rows = new Rows(broker.pool);
        fill("acme", 12);
        fill("globex", 3);
        assertThat(verify()).isEmpty();
        if (database == Database.POSTGRESQL) {
            rows.execute("alter table rb.audit_entries disable trigger all");
            rows.execute("alter table rb.audit_subjects disable trigger all");
        }
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private void fill(String name, int entries) {
        OrgBroker org = broker.org(name);
        Resource last = org.create(ExternalLink.named("orders-db").connectionString("postgres://a:b@c.example/d"));
        for (int i = 1; i < entries; i++) {
            last = org.label(last.id(), last.rowVersion(), Map.of("i", Integer.toString(i)));
        }
    }

    private AuditReport report(AuditHead... exported) {
        return broker.embedded.operator().audit().verify(List.of(exported));
    }

    private List<AuditFinding> verify(AuditHead... exported) {
        return report(exported).findings();
    }

    private static AuditFinding finding(long seq, Kind kind) {
        return new AuditFinding(ACME, seq, kind);
    }

    private List<AuditEntry> entries() {
        return broker.embedded
                .operator()
                .audit()
                .entries(ACME, AuditQuery.ALL, Page.Request.first(1000))
                .items();
    }

    private AuditHead head() {
        return entries().get(entries().size() - 1).head();
    }

    private UUID id(long seq) {
        return (UUID) rows.value("select id from rb.audit_entries where org_id = 'acme' and seq = ?", seq);
    }

    private void remove(long seq) {
        rows.execute("delete from rb.audit_subjects where entry_id = ?", id(seq));
        rows.execute("delete from rb.audit_entries where org_id = 'acme' and seq = ?", seq);
    }

    @Test
    void anEditedColumn_isFoundWhicheverItIs() {
        for (String change : List.of(
                "actor = 'user:mallory'",
                "host_service = 'other'",
                "operation = 'resource.create'",
                "recorded_at = timestamp with time zone '2026-01-01 00:00:00+00'",
                "mac = previous",
                "previous = mac",
                "format = 0")) {
            String column = change.substring(0, change.indexOf(' '));
            rows.execute("create table rb.kept as select " + column
                    + " as old from rb.audit_entries where org_id = 'acme' and seq = 5");
            rows.execute("update rb.audit_entries set " + change + " where org_id = 'acme' and seq = 5");
            assertThat(verify())
                    .as(change)
                    .containsExactly(finding(5, column.equals("format") ? Kind.UNKNOWN_FORMAT : Kind.EDITED));
            rows.execute("update rb.audit_entries set " + column
                    + " = (select old from rb.kept) where org_id = 'acme' and seq = 5");
            rows.execute("drop table rb.kept");
            assertThat(verify()).as(change).isEmpty();
        }
    }

    @Test
    void anEditedAddedOrRemovedSubject_isFound() {
        UUID second = id(2);
        rows.execute("update rb.audit_subjects set version = 7 where entry_id = ?", second);
        assertThat(verify()).containsExactly(finding(2, Kind.EDITED));
        rows.execute("update rb.audit_subjects set version = 0 where entry_id = ?", second);
        assertThat(verify()).isEmpty();
        rows.execute(
                "insert into rb.audit_subjects (org_id, entry_id, position, kind, subject, version)"
                        + " values ('acme', ?, 1, 'resource', 'x', 0)",
                second);
        assertThat(verify()).containsExactly(finding(2, Kind.EDITED));
        rows.execute("delete from rb.audit_subjects where entry_id = ?", second);
        assertThat(verify()).containsExactly(finding(2, Kind.EDITED));
    }

    @Test
    void aRemovedEntry_isFoundAsTheFirstThatIsMissing() {
        remove(5);
        remove(6);
        assertThat(verify()).containsExactly(finding(5, Kind.MISSING));
        remove(1);
        assertThat(verify()).containsExactly(finding(1, Kind.MISSING), finding(5, Kind.MISSING));
    }

    @Test
    void swappedEntries_areFoundAsMoved() {
        move(3, 99);
        move(8, 3);
        move(99, 8);
        assertThat(verify()).containsExactly(finding(3, Kind.MOVED), finding(8, Kind.MOVED));
    }

    @Test
    void aRemovedEntryWhoseGapWasClosed_isFoundByAllThatMoved() {
        remove(9);
        move(10, 9);
        move(11, 10);
        move(12, 11);
        assertThat(verify())
                .containsExactly(
                        finding(9, Kind.MOVED),
                        finding(10, Kind.MOVED),
                        finding(11, Kind.MOVED),
                        finding(12, Kind.TRUNCATED));
    }

    private void move(long from, long to) {
        rows.execute("update rb.audit_entries set seq = ? where org_id = 'acme' and seq = ?", to, from);
    }

    @Test
    void anEntryOfAnotherChain_isFoundAsEdited() {
        remove(3);
        rows.execute("update rb.audit_subjects set org_id = 'acme' where entry_id = (select id from rb.audit_entries"
                + " where org_id = 'globex' and seq = 3)");
        rows.execute("update rb.audit_entries set org_id = 'acme' where org_id = 'globex' and seq = 3");
        assertThat(verify())
                .containsExactly(
                        finding(3, Kind.EDITED), new AuditFinding(new AuditChain("globex"), 3, Kind.TRUNCATED));
    }

    @Test
    void anEntryAppendedWithoutTheKey_isFound() {
        rows.execute(
                "insert into rb.audit_entries (org_id, seq, id, recorded_at, actor, host_service, operation, format,"
                        + " previous, mac) select org_id, 13, ?, recorded_at, actor, host_service, operation, format, mac, mac"
                        + " from rb.audit_entries where org_id = 'acme' and seq = 12",
                UUID.fromString("01920000-0000-7000-8000-000000000000"));
        assertThat(verify()).containsExactly(finding(13, Kind.EDITED), finding(12, Kind.WRONG_HEAD));
    }

    @Test
    void aChainCutOffAtItsEnd_isFoundByItsHeadRowOrElseByTheExportedHead() {
        AuditHead exported = head();
        remove(12);
        remove(11);
        assertThat(verify()).containsExactly(finding(11, Kind.TRUNCATED));
        rows.execute("update rb.audit_heads set seq = 10, mac = (select mac from rb.audit_entries where org_id = 'acme'"
                + " and seq = 10) where org_id = 'acme'");
        AuditReport without = report();
        assertThat(without.findings()).isEmpty();
        assertThat(without.unanchored()).isEqualTo(without.chains());
        AuditReport with = report(exported);
        assertThat(with.findings()).containsExactly(finding(11, Kind.TRUNCATED));
        assertThat(with.unanchored()).isEqualTo(with.chains() - 1);
    }

    @Test
    void aChainCutOffAndGoneOnWith_isFoundByTheExportedHead() {
        AuditHead exported = head();
        remove(12);
        rows.execute("update rb.audit_heads set seq = 11, mac = (select mac from rb.audit_entries where org_id = 'acme'"
                + " and seq = 11) where org_id = 'acme'");
        Resource orders = broker.org("acme").find("orders-db").orElseThrow();
        broker.org("acme").label(orders.id(), orders.rowVersion(), Map.of());
        assertThat(verify()).isEmpty();
        assertThat(verify(exported)).containsExactly(finding(12, Kind.REWRITTEN));
    }

    @Test
    void aTailTakenFromAnotherContinuation_isFoundWhereItWasPutOn() {
        rows.execute("create table rb.kept as select * from rb.audit_entries where org_id = 'acme' and seq = 12");
        rows.execute("create table rb.kept_head as select * from rb.audit_heads where org_id = 'acme'");
        long subject = rows.count("audit_subjects");
        remove(12);
        remove(11);
        rows.execute("update rb.audit_heads set seq = 10, mac = (select mac from rb.audit_entries where org_id = 'acme'"
                + " and seq = 10) where org_id = 'acme'");
        Resource orders = broker.org("acme").find("orders-db").orElseThrow();
        broker.org("acme").label(orders.id(), orders.rowVersion(), Map.of());
        rows.execute("insert into rb.audit_entries select * from rb.kept");
        rows.execute(
                "insert into rb.audit_subjects (org_id, entry_id, position, kind, subject, version) values ('acme',"
                        + " (select id from rb.kept), 0, 'resource', ?, 0)",
                orders.id().toString());
        rows.execute("update rb.audit_heads set seq = 12, mac = (select mac from rb.kept) where org_id = 'acme'");
        assertThat(subject).isPositive();
        assertThat(verify()).containsExactly(finding(12, Kind.FORKED));
    }

    @Test
    void aChainOfWhichNothingIsLeft_isFoundByTheExportedHead() {
        AuditHead exported = head();
        rows.execute("delete from rb.audit_subjects where org_id = 'acme'");
        rows.execute("delete from rb.audit_entries where org_id = 'acme'");
        assertThat(verify()).containsExactly(finding(1, Kind.TRUNCATED));
        rows.execute("delete from rb.audit_heads where org_id = 'acme'");
        assertThat(verify()).isEmpty();
        assertThat(verify(exported)).containsExactly(finding(1, Kind.TRUNCATED));
    }

    @Test
    void aHeadThatWasSetBackOrRemoved_isFound() {
        rows.execute("update rb.audit_heads set seq = 7 where org_id = 'acme'");
        assertThat(verify()).containsExactly(finding(7, Kind.WRONG_HEAD));
        rows.execute(
                "update rb.audit_heads set seq = 12, mac = (select mac from rb.audit_heads where org_id = 'globex')"
                        + " where org_id = 'acme'");
        assertThat(verify()).containsExactly(finding(12, Kind.WRONG_HEAD));
        rows.execute("delete from rb.audit_heads where org_id = 'acme'");
        assertThat(verify()).containsExactly(finding(0, Kind.WRONG_HEAD));
    }

    @Test
    void amongThousands_eachIsFoundInItsPlace() {
        fill("initech", ENTRIES);
        AuditReport before = report();
        assertThat(before.findings()).isEmpty();
        assertThat(before.entries()).isEqualTo(ENTRIES + 15);
        rows.execute(
                "update rb.audit_entries set actor = 'user:eve' where org_id = 'initech' and seq in (1, 1999, 2001)");
        rows.execute("delete from rb.audit_entries where org_id = 'initech' and seq = 2000");
        AuditChain initech = new AuditChain("initech");
        assertThat(report().findings())
                .containsExactlyInAnyOrder(
                        new AuditFinding(initech, 1, Kind.EDITED),
                        new AuditFinding(initech, 1999, Kind.EDITED),
                        new AuditFinding(initech, 2000, Kind.MISSING),
                        new AuditFinding(initech, 2001, Kind.EDITED));
    }

    @Test
    void anActorOrSubjectThatCannotBeToldAnyMore_isUnreadableAndFoundByVerification() {
        rows.execute("update rb.audit_entries set actor = 'nobody' where org_id = 'acme' and seq = 2");
        rows.execute("update rb.audit_subjects set subject = '' where entry_id = ?", id(3));
        assertThat(entries().get(1).origin().actor().kind()).isEqualTo("unreadable");
        assertThat(entries().get(2).subjects()).extracting(AuditSubject::kind).containsExactly("unreadable");
        assertThat(verify()).containsExactly(finding(2, Kind.EDITED), finding(3, Kind.EDITED));
    }

    @Test
    void twoHeadsOfOneChain_areRefused() {
        expect(ErrorCode.INVALID_ARGUMENT, () -> verify(head(), head()));
    }
}
