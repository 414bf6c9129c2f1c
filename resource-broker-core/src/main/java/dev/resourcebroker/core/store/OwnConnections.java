package dev.resourcebroker.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/** Connections of a host's pool, in auto-commit while we have them, whatever that pool's default is. */
final class OwnConnections implements ConnectionFactory {
    private final DataSource dataSource;
    private final boolean poolDefault;

    private OwnConnections(DataSource dataSource, boolean poolDefault) {
        this.dataSource = dataSource;
        this.poolDefault = poolDefault;
    }

    boolean isPostgresql() {
        try {
            return Schema.isPostgresql(dataSource);
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    static OwnConnections of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return new OwnConnections(dataSource, connection.getAutoCommit());
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    @Override
    public Connection openConnection() throws SQLException {
        Connection connection = dataSource.getConnection();
        if (!poolDefault) {
            connection.setAutoCommit(true);
        }
        return connection;
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        try (connection) {
            if (!poolDefault && !connection.isClosed()) {
                connection.setAutoCommit(false);
            }
        }
    }
}
