package dev.resourcebroker.verification.neon;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A program that has nothing but {@code DATABASE_URL}. */
record DatabaseUrl(URI uri) {
    static DatabaseUrl parse(@Nullable String variable) {
        return new DatabaseUrl(URI.create(Objects.requireNonNull(variable, "DATABASE_URL")));
    }

    String role() {
        return login().get(0);
    }

    private List<String> login() {
        return List.of(uri.getUserInfo().split(":", 2));
    }

    Connection connect() throws SQLException {
        String address =
                "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getRawPath() + "?" + uri.getRawQuery();
        return DriverManager.getConnection(address, login().get(0), login().get(1));
    }

    String ask(String sql) throws SQLException {
        try (Connection session = connect();
                Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    void run(String sql) throws SQLException {
        try (Connection session = connect();
                Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
