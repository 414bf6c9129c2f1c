package dev.resourcebroker.neon;

import static dev.resourcebroker.neon.Bench.ask;
import static dev.resourcebroker.neon.Bench.done;
import static dev.resourcebroker.neon.Bench.run;
import static dev.resourcebroker.neon.Bench.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.neon.fake.NeonVendor;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provider.Sighting.Condition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RestoreTest {
    @AutoClose
    private static final NeonVendor VENDOR = new NeonVendor();

    private final Bench bench = Bench.project(VENDOR);

    private Instant remembered(Issued issued, String statement) throws SQLException {
        try (Connection session = session(issued)) {
            run(session, statement);
        }
        VENDOR.remember(bench.id());
        Instant then = VENDOR.now();
        VENDOR.pass(Duration.ofMinutes(10));
        return then;
    }

    @Test
    void inPlace_bringsTheOldDataBack_andKeepsWhatWasThere() throws SQLException {
        Issued issued = bench.issue(1);
        Instant then = remembered(issued, "CREATE TABLE orders AS SELECT 7 AS id");
        try (Connection session = session(issued)) {
            run(session, "DELETE FROM orders");
        }
        done(bench.provider.restore(bench.call(40), new RestorePoint.At(then)));
        assertThat(bench.sighting().condition()).isEqualTo(Condition.MAKING);
        VENDOR.pass(Duration.ofMinutes(1));
        assertThat(bench.sighting().condition()).isEqualTo(Condition.READY);
        assertThat(bench.sighting().stamp()).isEqualTo(40);
        assertThat(bench.sighting().tag()).isEqualTo(bench.identity.tag());
        try (Connection session = session(issued)) {
            assertThat(ask(session, "SELECT count(*) FROM orders")).isEqualTo("1");
        }
        assertThat(VENDOR.branches(bench.id())).containsExactly("main", "resource-broker-before-40-token-40");
    }

    @Test
    void inPlace_isDoneOncePerToken() {
        RestorePoint point = new RestorePoint.At(VENDOR.now());
        done(bench.provider.restore(bench.call(41), point));
        VENDOR.pass(Duration.ofMinutes(1));
        assertThat(bench.provider.restore(bench.call(41), point)).isEqualTo(new Outcome.Done<>(bench.id()));
        assertThat(VENDOR.branches(bench.id())).hasSize(2);
    }

    @Test
    void aSnapshot_isNoTime() {
        assertThat(bench.provider.restore(bench.call(), new RestorePoint.Snapshot("s")))
                .isEqualTo(new Outcome.NotDone<>("NOT_A_TIME", true, Duration.ZERO));
    }

    @Test
    void asABranch_theOldDataIsBesideTheNew() throws SQLException {
        Issued issued = bench.issue(1);
        Instant then = remembered(issued, "CREATE TABLE stock AS SELECT 7 AS id");
        try (Connection session = session(issued)) {
            run(session, "DELETE FROM stock");
        }
        Bench asked = Bench.of(VENDOR, Offerings.BRANCH, Map.of("project", bench.id(), "at", then.toString()));
        Bench branch = asked.known(done(asked.provider.create(asked.call())));
        VENDOR.pass(Duration.ofMinutes(1));
        try (Connection old = session(branch.issue(1));
                Connection now = session(issued)) {
            assertThat(ask(old, "SELECT count(*) FROM stock")).isEqualTo("1");
            run(old, "ALTER TABLE stock ADD COLUMN note text");
            assertThat(ask(now, "SELECT count(*) FROM stock")).isEqualTo("0");
        }
    }

    @Test
    void whatWasDeleted_comesBack_withItsCredentialsAndData_forSevenDays() throws SQLException {
        Issued issued = bench.issue(1);
        done(bench.provider.delete(bench.call()));
        VENDOR.pass(Duration.ofDays(6));
        assertThat(bench.sighting().condition()).isEqualTo(Condition.BINNED);
        assertThat(bench.sighting().tag()).isEqualTo(bench.identity.tag());
        done(bench.provider.undelete(bench.call()));
        VENDOR.pass(Duration.ofMinutes(1));
        assertThat(bench.sighting().condition()).isEqualTo(Condition.READY);
        try (Connection session = session(issued)) {
            assertThat(ask(session, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void whatIsGoneForGood_isTooLateToTakeBack() {
        done(bench.provider.delete(bench.call()));
        VENDOR.pass(Duration.ofDays(8));
        assertThat(bench.provider.undelete(bench.call()))
                .isEqualTo(new Outcome.NotDone<>("NOT_RECOVERABLE", true, Duration.ZERO));
    }
}
