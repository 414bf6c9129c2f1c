package dev.resourcebroker.examples.tenant;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The database of {@code DATABASE_URL}. */
final class Database {
    private static final int TRIES = 3;

    private final String url;
    private final String role;
    private final String password;
    private int cut;

    private Database(URI uri) {
        String[] login = uri.getRawUserInfo().split(":", 2);
        role = decoded(login[0]);
        password = decoded(login[1]);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        // The driver has its own name for what libpq calls channel_binding.
        url = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath()
                + query.replace("channel_binding=", "channelBinding=");
    }

    static Database ofEnvironment() {
        return new Database(URI.create(System.getenv().getOrDefault("DATABASE_URL", "")));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    String role() {
        return role;
    }

    /** How many connections were cut off while they were being opened; each was opened anew at once. */
    int cut() {
        return cut;
    }

    Connection connect() throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                return DriverManager.getConnection(url, role, password);
            } catch (SQLException e) {
                if (tries == TRIES || !isCutOff(e)) {
                    throw e;
                }
                cut++;
            }
        }
    }

    /** An administrator ended the session, or the connection broke; not that the server refused it or isn't there. */
    private static boolean isCutOff(SQLException e) {
        return "57P01".equals(e.getSQLState()) || "08006".equals(e.getSQLState());
    }
}
