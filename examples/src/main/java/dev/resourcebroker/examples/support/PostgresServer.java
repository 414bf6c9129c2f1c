package dev.resourcebroker.examples.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/** A real PostgreSQL server on loopback that asks everybody for a password. It ends with its scratch. Thread-safe. */
public final class PostgresServer {
    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts a server; also as root, on whose behalf it runs without root's rights.
     *
     * @param scratch where it keeps its data
     * @return the running server
     * @throws IOException when it doesn't start
     */
    public static PostgresServer startIn(Scratch scratch) throws IOException {
        Path home = scratch.directory("postgresql");
        String password = newPassword();
        String passwordFile =
                Files.writeString(home.resolve("password"), password).toString();
        return new PostgresServer(scratch.start(EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(home.resolve("server").toFile())
                .setDataDirectory(home.resolve("data"))
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile)
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setRegisterShutdownHook(false)::start));
    }

    /**
     * Creates a database and a role that owns it; nobody else may connect to it.
     *
     * @param name the database's name, and what the role's name begins with; letters only
     * @return the new database
     * @throws SQLException when the server refuses
     */
    public TenantDatabase createDatabase(String name) throws SQLException {
        TenantDatabase made = new TenantDatabase(name, name + "_app", newPassword(), server.getPort());
        execute("create role " + made.role() + " login password '" + made.password() + "'");
        execute("create database " + name + " owner " + made.role());
        execute("revoke connect on database " + name + " from public");
        return made;
    }

    /**
     * Gives a role a new password, as its owner would do at a vendor.
     *
     * @param of whose password
     * @return the same database with the new password
     * @throws SQLException when the server refuses
     */
    public TenantDatabase changePassword(TenantDatabase of) throws SQLException {
        TenantDatabase changed = new TenantDatabase(of.name(), of.role(), newPassword(), of.port());
        execute("alter role " + changed.role() + " password '" + changed.password() + "'");
        return changed;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String newPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
