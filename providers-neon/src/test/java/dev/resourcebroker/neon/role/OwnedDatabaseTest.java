package dev.resourcebroker.neon.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.neon.fake.CheckedPasswords;
import dev.resourcebroker.secret.SecretValue;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OwnedDatabaseTest {
    private static final String PASSWORD = "hush-0d1f";
    private static final OwnedDatabase SHOP = new OwnedDatabase("shop's \"owner\"", Duration.ofSeconds(20));

    @AutoClose
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        try (Connection superuser = server.getPostgresDatabase().getConnection()) {
            CheckedPasswords.require(superuser);
        }
        run("CREATE ROLE chief LOGIN CREATEROLE CREATEDB PASSWORD '" + PASSWORD + "'");
        run("CREATE DATABASE shop OWNER chief");
        run("CREATE ROLE worker LOGIN PASSWORD '" + PASSWORD + "'");
    }

    private static void run(String sql) throws SQLException {
        try (Connection session = server.getPostgresDatabase().getConnection();
                Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Login login(String role, String password) {
        Login.Server shop = new Login.Server("localhost", server.getPort(), "shop", Map.of());
        return new Login(shop, role, SecretValue.of(password));
    }

    private static String ask(Login login, String sql) {
        return Sessions.run(login, Duration.ofSeconds(20), session -> {
            try (Statement statement = session.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        });
    }

    @Test
    void everything_mayBeDoneAgain_andLeavesTheDatabaseToItsAdministrator() throws SQLException {
        Login chief = login("chief", PASSWORD);
        Login worker = login("worker", PASSWORD);
        for (int times = 0; times < 2; times++) {
            SHOP.prepare(chief);
            SHOP.admit(chief, "worker");
            SHOP.actAsOwner(worker);
        }
        assertThat(ask(worker, "SELECT current_user")).isEqualTo(SHOP.owner());
        assertThat(ask(worker, "SELECT datdba::regrole::text FROM pg_database WHERE datname = 'shop'"))
                .isEqualTo("chief");
        for (int times = 0; times < 2; times++) {
            SHOP.handBack(worker);
        }
        run("DROP ROLE worker");
    }

    @Test
    void aRefusal_tellsNoSecret() {
        Login wrong = login("chief", "wrong-77aa");
        assertThat(wrong.toString()).doesNotContain("wrong-77aa");
        assertThatThrownBy(() -> SHOP.prepare(wrong))
                .isInstanceOf(TransientBrokerException.class)
                .hasMessageContaining("28P01")
                .hasMessageNotContaining("wrong-77aa")
                .hasNoCause();
    }
}
