package dev.resourcebroker.neon.role;

import dev.resourcebroker.secret.SecretValue;
import java.util.Map;

/**
 * How a role logs in to a database. Prints no secret.
 *
 * @param server where the database is
 * @param role the role's name
 * @param password its password
 */
public record Login(Server server, String role, SecretValue password) {
    /**
     * Where a database is.
     *
     * @param host the host
     * @param port the port
     * @param database the database's name
     * @param options further properties of the driver, such as {@code sslmode}
     */
    public record Server(String host, int port, String database, Map<String, String> options) {
        /** Copies the map. */
        public Server {
            options = Map.copyOf(options);
        }
    }
}
