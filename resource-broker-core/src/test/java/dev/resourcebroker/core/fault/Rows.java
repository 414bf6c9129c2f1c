package dev.resourcebroker.core.fault;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.core.fixture.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Looks at and damages rows behind the library's back. In SQL {@code rb.} stands for its schema. */
final class Rows {
    private final HikariDataSource pool;

    Rows(HikariDataSource pool) {
        this.pool = pool;
    }

    int count(String table) {
        return ((Number) value("select count(*) from rb." + table)).intValue();
    }

    byte[] details(UUID resource) {
        return (byte[]) value("select connection_details from rb.resources where id = ?", resource);
    }

    byte[] version(UUID resource, long seq) {
        return (byte[])
                value("select details from rb.connection_versions where resource_id = ? and seq = ?", resource, seq);
    }

    void details(UUID resource, byte[] bytes) {
        execute("update rb.resources set connection_details = ? where id = ?", bytes, resource);
    }

    byte[] keyset(String org) {
        return (byte[]) value("select wrapped from rb.keysets where org_id = ?", org);
    }

    void keyset(String org, byte[] wrapped) {
        execute("update rb.keysets set wrapped = ? where org_id = ?", wrapped, org);
    }

    void change(UUID resource, UnaryOperator<byte[]> change) {
        details(resource, change.apply(details(resource)));
    }

    Object value(String sql, Object... arguments) {
        try (Connection connection = Database.behind(pool);
                PreparedStatement statement = prepared(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getObject(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int execute(String sql, Object... arguments) {
        try (Connection connection = Database.behind(pool);
                PreparedStatement statement = prepared(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.replace("rb.", "\"resource_broker\"."));
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
