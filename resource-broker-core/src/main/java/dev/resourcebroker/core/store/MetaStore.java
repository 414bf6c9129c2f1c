package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.PermanentBrokerException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * The face of this room: opens the meta-database and runs transactions on it. Thread-safe. What JDBC and JDBI throw
 * leaves as {@link dev.resourcebroker.error.BrokerException}.
 */
public final class MetaStore {
    private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,50}");

    private final Jdbi tenant;
    private final Jdbi operator;
    private final Statements.Names names;
    private final boolean postgresql;
    private final TenantBoundary boundary;

    private MetaStore(Jdbi tenant, Jdbi operator, Flavour flavour) {
        this.tenant = tenant;
        this.operator = operator;
        this.names = new Statements.Names(flavour.schema(), flavour.postgresql());
        this.postgresql = flavour.postgresql();
        this.boundary = flavour.boundary();
    }

    /**
     * Opens the meta-database.
     *
     * @param roles its connections
     * @param schema the schema of all our tables
     * @param migrations what to do about the schema
     * @return the store
     * @throws dev.resourcebroker.error.BrokerException META_DATABASE_UNAVAILABLE; META_DATABASE_INVALID when the schema
     *     is not what this version expects or a role lacks a right
     */
    public static MetaStore open(Roles roles, String schema, Migrations migrations) {
        if (!SCHEMA.matcher(schema).matches()) {
            throw PermanentBrokerException.invalid(
                    "schema", "must be lower-case letters, digits and underscores, at most 51");
        }
        new Schema(schema, roles.migrator()).prepare(migrations);
        if (migrations == Migrations.MIGRATE) {
            new Grants(schema, roles).apply();
        }
        OwnConnections operator = OwnConnections.of(roles.operator());
        boolean postgresql = operator.isPostgresql();
        TenantBoundary boundary =
                postgresql ? TenantBoundary.of(schema, roles) : TenantBoundary.none("H2 has no row-level security");
        return new MetaStore(
                jdbi(OwnConnections.of(roles.tenant())), jdbi(operator), new Flavour(schema, postgresql, boundary));
    }

    /**
     * Tells why a pool could not be opened.
     *
     * @param failure what the pool threw, caused by what the driver threw
     * @return the error, to be thrown
     */
    public static BrokerException unreachable(RuntimeException failure) {
        return SqlErrors.translate(failure);
    }

    private record Flavour(String schema, boolean postgresql, TenantBoundary boundary) {}

    private static Jdbi jdbi(ConnectionFactory connections) {
        Jdbi jdbi = Jdbi.create(connections);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        return jdbi;
    }

    /**
     * Whether the meta-database is PostgreSQL.
     *
     * @return false when it is H2
     */
    public boolean isPostgresql() {
        return postgresql;
    }

    /**
     * What keeps organisations apart here.
     *
     * @return as it was found when the store was opened
     */
    public TenantBoundary boundary() {
        return boundary;
    }

    /**
     * Runs one transaction for one organisation.
     *
     * @param <T> what it gives
     * @param org the organisation
     * @param work the transaction; must call nothing foreign
     * @return what the transaction gives
     */
    public <T> T tenant(OrgId org, Function<TenantTransaction, T> work) {
        return guarded(() -> tenant.withHandle(handle -> {
            Statements statements = Statements.transaction(handle, names, Scope.transaction(org));
            return committed(
                    statements, () -> handle.inTransaction(open -> work.apply(new TenantTransaction(statements, org))));
        }));
    }

    private <T> T committed(Statements statements, Supplier<T> transaction) {
        T result = transaction.get();
        statements.flushWhatIsOwed();
        return result;
    }

    /**
     * Runs one transaction for one organisation that stores what was encrypted with a keyset, unless that has got a new
     * key meanwhile: then nothing runs, and what is to be stored must be encrypted anew. The keyset stays as it is until
     * the transaction ends.
     *
     * @param <T> what it gives
     * @param org the organisation
     * @param generation of the keyset
     * @param work the transaction; must call nothing foreign
     * @return what the transaction gives, if it ran
     */
    public <T> Optional<T> tenant(OrgId org, long generation, Function<TenantTransaction, T> work) {
        return tenant(
                org,
                rows -> rows.keysets().isOfGeneration(generation) ? Optional.of(work.apply(rows)) : Optional.empty());
    }

    /**
     * Runs reading statements for one organisation, each by itself, sparing the round trips of a transaction.
     *
     * @param <T> what they give
     * @param org the organisation
     * @param work the statements
     * @return what the statements give
     */
    public <T> T tenantRead(OrgId org, Function<TenantTransaction, T> work) {
        return guarded(() -> tenant.withHandle(handle -> {
            Statements statements = Statements.reads(handle, names, Scope.read(org));
            return work.apply(new TenantTransaction(statements, org));
        }));
    }

    /**
     * Runs one transaction across organisations.
     *
     * @param <T> what it gives
     * @param work the transaction; must call nothing foreign
     * @return what the transaction gives
     */
    public <T> T operator(Function<OperatorTransaction, T> work) {
        return guarded(() -> operator.withHandle(handle -> {
            Statements statements = Statements.transaction(handle, names, Scope.operator());
            return committed(
                    statements, () -> handle.inTransaction(open -> work.apply(new OperatorTransaction(statements))));
        }));
    }

    /**
     * Runs reading statements across organisations, each by itself, sparing the round trips of a transaction.
     *
     * @param <T> what they give
     * @param work the statements
     * @return what the statements give
     */
    public <T> T operatorRead(Function<OperatorTransaction, T> work) {
        return guarded(() -> operator.withHandle(handle -> {
            Statements statements = Statements.reads(handle, names, Scope.operatorRead());
            return work.apply(new OperatorTransaction(statements));
        }));
    }

    /**
     * The wrapped keysets.
     *
     * @return their repository
     */
    public KeysetStore keysets() {
        return new KeysetRows(this);
    }

    // An interrupt that is there already would break off pools and files half-way: it is put off until the end.
    private static <T> T guarded(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } catch (JdbiException e) {
            throw SqlErrors.translate(e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw SqlErrors.unreadable(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
