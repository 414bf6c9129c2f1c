package dev.resourcebroker.examples.tenant;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeSet;

/** Connects with nothing but {@code DATABASE_URL}, and prints who it is and where. Exits with 2 when it can't. */
public final class OrdersProgram {
    private OrdersProgram() {}

    /**
     * Runs the program.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        System.out.println("my environment: " + new TreeSet<>(environment.keySet()));
        try {
            System.out.println(whoAndWhere(URI.create(environment.getOrDefault("DATABASE_URL", ""))));
        } catch (SQLException e) {
            System.out.println("can't connect: " + e.getMessage());
            System.exit(2);
        }
    }

    private static String whoAndWhere(URI url) throws SQLException {
        String[] login = url.getUserInfo().split(":", 2);
        String address = "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath();
        try (Connection connection = DriverManager.getConnection(address, login[0], login[1]);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_user, current_database(), inet_server_port()")) {
            row.next();
            return "I am %s in %s on port %s".formatted(row.getString(1), row.getString(2), row.getString(3));
        }
    }
}
