package dev.resourcebroker.core;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.Roles;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.secret.SecretValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Where the broker keeps its rows. Immutable; opened when a broker is built, and what was opened here is closed with
 * it. A DataSource of the host stays the host's. Give a plain pool: one that hides the host's own transactions behind
 * it would mix them with ours.
 */
public final class MetaDatabase {
    private static final Pattern LOGIN = Pattern.compile("//[^/?]*@");

    private final Function<List<AutoCloseable>, Roles> opening;

    private MetaDatabase(Function<List<AutoCloseable>, Roles> opening) {
        this.opening = opening;
    }

    /**
     * An H2 database in a directory of its own, for one process. Needs {@code com.h2database:h2} on the class path.
     *
     * @param directory the directory; made, for the owner only, when it isn't there
     * @return the meta-database
     */
    public static MetaDatabase embedded(Path directory) {
        return new MetaDatabase(opened -> {
            DataSource pool = pool(EmbeddedH2.in(directory).pool(), opened);
            return new Roles(pool, pool, pool);
        });
    }

    /**
     * A database that the host's pool leads to: PostgreSQL 14 or newer, or H2 2.
     *
     * @param dataSource a plain pool
     * @return the meta-database
     */
    public static MetaDatabase of(DataSource dataSource) {
        return of(dataSource, dataSource, dataSource);
    }

    /**
     * A PostgreSQL database that three roles of the host's reach: who owns the schema, who speaks for one organisation
     * at a time, and who works across organisations.
     *
     * @param migrator owns the schema
     * @param tenant reads and writes for one organisation at a time
     * @param operator works across organisations
     * @return the meta-database
     */
    public static MetaDatabase of(DataSource migrator, DataSource tenant, DataSource operator) {
        return new MetaDatabase(opened -> new Roles(migrator, tenant, operator));
    }

    /**
     * A database that the broker opens a pool of its own to.
     *
     * @param jdbcUrl the address, without user name and password
     * @param user the user name
     * @param password the password
     * @return the meta-database
     * @throws PermanentBrokerException INVALID_ARGUMENT when the address isn't one of JDBC, or holds a login
     */
    public static MetaDatabase jdbc(String jdbcUrl, String user, SecretValue password) {
        checkAddress(jdbcUrl.toLowerCase(Locale.ROOT));
        return new MetaDatabase(opened -> {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(jdbcUrl);
            config.setUsername(user);
            config.setPassword(password.reveal());
            DataSource pool = pool(config, opened);
            return new Roles(pool, pool, pool);
        });
    }

    // Pools and drivers log addresses, even those that they refuse.
    private static void checkAddress(String jdbcUrl) {
        if (!jdbcUrl.startsWith("jdbc:")) {
            throw PermanentBrokerException.invalid("jdbcUrl", "must begin with jdbc:");
        }
        if (jdbcUrl.contains("password=") || LOGIN.matcher(jdbcUrl).find()) {
            throw PermanentBrokerException.invalid("jdbcUrl", "must not contain a login; give user and password apart");
        }
    }

    private static DataSource pool(HikariConfig config, List<AutoCloseable> opened) {
        config.setPoolName("resource-broker");
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        try {
            HikariDataSource pool = new HikariDataSource(config);
            opened.add(pool);
            return pool;
        } catch (PoolInitializationException e) {
            throw MetaStore.unreachable(e);
        } catch (RuntimeException e) {
            // Its text quotes the address, which may hold a misplaced password.
            throw new PermanentBrokerException(
                    ErrorCode.META_DATABASE_INVALID,
                    "the address of the meta-database is wrong, or its JDBC driver is not on the class path");
        }
    }

    Opened open() {
        List<AutoCloseable> opened = new ArrayList<>();
        return new Opened(opening.apply(opened), opened);
    }

    /** Connections, and what is to be closed with the broker. */
    record Opened(Roles roles, List<AutoCloseable> closeables) {}
}
