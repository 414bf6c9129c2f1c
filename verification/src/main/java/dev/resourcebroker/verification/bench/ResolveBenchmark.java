package dev.resourcebroker.verification.bench;

import dev.resourcebroker.binding.ResolvedBinding;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One binding from the meta-database, decrypted: through the broker, and by the same statement without it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ResolveBenchmark {
    private static final String SELECT = "select b.id, b.resource_id, r.connection_seq, r.connection_details"
            + " from \"resource_broker\".bindings b"
            + " join \"resource_broker\".resources r on r.org_id = b.org_id and r.id = b.resource_id";
    // PostgreSQL is told for which organisation, in the same message.
    private static final String NAMED_SCOPE = "select set_config('resource_broker.org', :scope, true); ";
    private static final String SCOPE = "select set_config('resource_broker.org', ?, true); ";
    static final String NAMED = SELECT + " where b.org_id = :org and b.id = :id";
    private static final String POSITIONAL = SELECT + " where b.org_id = ? and b.id = ?";

    private final Site site = Site.given();
    private final Jdbi jdbi = Jdbi.create(site.pool);
    private final List<Target> targets = Target.all(site);
    private final boolean scoped = site.pool.getJdbcUrl().startsWith("jdbc:postgresql:");
    private int last;

    /** Makes sure that all sides read the same. */
    @Setup
    public void check() throws SQLException, GeneralSecurityException {
        Target target = targets.get(0);
        String uri = resolve(target).details().value("uri").orElseThrow().reveal();
        for (byte[] json : List.of(jdbi(target), jdbc(target))) {
            if (!new String(json, StandardCharsets.UTF_8).contains(uri)) {
                throw new IllegalStateException("the sides read different things");
            }
        }
    }

    /** The broker. */
    @Benchmark
    public ResolvedBinding broker() {
        return resolve(next());
    }

    /** Bare JDBI and raw Tink. */
    @Benchmark
    public byte[] jdbi() throws GeneralSecurityException {
        return jdbi(next());
    }

    /** Raw JDBC and raw Tink. */
    @Benchmark
    public byte[] jdbc() throws SQLException, GeneralSecurityException {
        return jdbc(next());
    }

    private Target next() {
        last = last + 1 == targets.size() ? 0 : last + 1;
        return targets.get(last);
    }

    private static ResolvedBinding resolve(Target target) {
        return target.broker().resolve(target.binding());
    }

    private byte[] jdbi(Target target) throws GeneralSecurityException {
        return jdbi.withHandle(handle -> scoped ? scopedRow(handle, target) : row(handle, target))
                .decrypt(target.fields());
    }

    private static Row row(Handle handle, Target target) {
        return handle.createQuery(NAMED)
                .bind("org", target.org())
                .bind("id", target.id())
                .map((rows, context) -> Row.read(rows))
                .one();
    }

    private Row scopedRow(Handle handle, Target target) {
        return handle.createQuery(NAMED_SCOPE + NAMED)
                .bind("scope", target.org())
                .bind("org", target.org())
                .bind("id", target.id())
                .execute((statement, context) -> row(statement.get()));
    }

    private byte[] jdbc(Target target) throws SQLException, GeneralSecurityException {
        return select(target).decrypt(target.fields());
    }

    private Row select(Target target) throws SQLException {
        try (Connection connection = site.pool.getConnection();
                PreparedStatement select = connection.prepareStatement(scoped ? SCOPE + POSITIONAL : POSITIONAL)) {
            int parameter = 1;
            if (scoped) {
                select.setString(parameter++, target.org());
            }
            select.setString(parameter++, target.org());
            select.setObject(parameter, target.id());
            select.execute();
            return row(select);
        }
    }

    private Row row(Statement executed) throws SQLException {
        if (scoped) {
            executed.getMoreResults();
        }
        try (ResultSet rows = executed.getResultSet()) {
            rows.next();
            return Row.read(rows);
        }
    }

    /** Closes the site. */
    @TearDown
    public void close() {
        site.close();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(UUID binding, UUID resource, long seq, byte[] details) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getLong(3), row.getBytes(4));
        }

        byte[] decrypt(RawTink.Fields fields) throws GeneralSecurityException {
            return fields.decrypt(resource, seq, details);
        }
    }
}
