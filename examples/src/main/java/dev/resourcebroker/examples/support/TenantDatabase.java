package dev.resourcebroker.examples.support;

/**
 * A database with a role of its own. Printing it doesn't show the password.
 *
 * @param name its name
 * @param role who may connect
 * @param password that role's password
 * @param port where its server listens on 127.0.0.1
 */
public record TenantDatabase(String name, String role, String password, int port) {
    /**
     * What a tenant would paste.
     *
     * @return a URL with the password in it
     */
    public String connectionString() {
        return "postgres://" + role + ":" + password + "@127.0.0.1:" + port + "/" + name;
    }

    /**
     * What a connection pool takes beside role and password.
     *
     * @return a URL without the password
     */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    @Override
    public String toString() {
        return role + " in " + name + " on port " + port;
    }
}
