package dev.resourcebroker.neon;

import static dev.resourcebroker.neon.Bench.ask;
import static dev.resourcebroker.neon.Bench.done;
import static dev.resourcebroker.neon.Bench.run;
import static dev.resourcebroker.neon.Bench.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.neon.fake.NeonVendor;
import dev.resourcebroker.provider.Issued;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RotationTest {
    @AutoClose
    private static final NeonVendor VENDOR = new NeonVendor();

    private final Bench bench = Bench.project(VENDOR);

    @Test
    void whatAnApplicationMade_staysItsOwn_whenItsRoleIsDropped() throws SQLException {
        Issued first = bench.issue(1);
        try (Connection session = session(first)) {
            run(session, "CREATE SCHEMA shop", "CREATE TABLE shop.orders (id bigint PRIMARY KEY)");
            run(session, "CREATE TABLE plain (id int)", "INSERT INTO shop.orders VALUES (7)");
        }
        Issued second = bench.issue(2);
        try (Connection old = session(first);
                Connection next = session(second)) {
            run(old, "INSERT INTO shop.orders VALUES (8)");
            run(next, "INSERT INTO shop.orders VALUES (9)");
        }
        done(bench.provider.revoke(bench.call(), first.id()));
        try (Connection next = session(second)) {
            run(next, "ALTER TABLE shop.orders ADD COLUMN note text", "DROP TABLE plain");
            assertThat(ask(next, "SELECT count(*) FROM shop.orders")).isEqualTo("3");
        }
        assertThatThrownBy(() -> session(first).close()).isInstanceOf(SQLException.class);
    }

    @Test
    void whatARoleMadeAsItself_isHandedOver_whenItIsDropped() throws SQLException {
        Issued first = bench.issue(1);
        try (Connection session = session(first)) {
            run(session, "SET ROLE NONE", "CREATE SCHEMA mine", "CREATE TABLE mine.stock (id int)");
            run(session, "RESET ROLE");
            assertThat(ask(session, "SELECT tableowner FROM pg_tables WHERE tablename = 'stock'"))
                    .isEqualTo(first.id());
        }
        Issued second = bench.issue(2);
        done(bench.provider.revoke(bench.call(), first.id()));
        try (Connection next = session(second)) {
            run(next, "ALTER TABLE mine.stock ADD COLUMN note text", "DROP SCHEMA mine CASCADE");
        }
    }

    @Test
    void theOwner_canNotLogIn_andEachVersionActsAsIt() throws SQLException {
        Issued first = bench.issue(1);
        try (Connection session = session(first)) {
            String owner = ask(session, "SELECT current_user");
            assertThat(owner).endsWith("-objects").isNotEqualTo(first.id());
            assertThat(ask(session, "SELECT session_user")).isEqualTo(first.id());
            assertThat(ask(session, "SELECT rolcanlogin FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    @Test
    void makingARole_endsSessions_andEveryNextOneSucceeds() throws SQLException {
        Issued first = bench.issue(1);
        try (Connection session = session(first)) {
            assertThat(ask(session, "SELECT 1")).isEqualTo("1");
            Issued second = bench.issue(2);
            assertThatThrownBy(() -> ask(session, "SELECT 1")).isInstanceOf(SQLException.class);
            for (Issued issued : List.of(first, second, first, second)) {
                try (Connection again = session(issued)) {
                    assertThat(ask(again, "SELECT 1")).isEqualTo("1");
                }
            }
        }
    }

    @Test
    void aCredentialOfWhatIsGone_isRevoked() {
        Issued first = bench.issue(1);
        done(bench.provider.delete(bench.call()));
        assertThat(done(bench.provider.revoke(bench.call(), first.id()))).isEqualTo(first.id());
    }

    @Test
    void aCredential_hasTheNamesThatApplicationsRead() {
        Issued issued = bench.issue(1);
        assertThat(issued.details().names())
                .contains("uri", "uri-unpooled", "host", "port", "database", "username", "password", "sslmode");
        assertThat(Bench.value(issued, "uri")).startsWith("postgresql://v1-").contains("@localhost:");
        assertThat(Bench.value(issued, "uri-unpooled")).contains("@127.0.0.1:");
        assertThat(issued.toString()).doesNotContain(Bench.value(issued, "password"));
    }
}
