package dev.resourcebroker.verification.bench;

import dev.resourcebroker.binding.ResolvedBinding;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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
    static final String NAMED = SELECT + " where b.org_id = :org and b.id = :id";
    private static final String POSITIONAL = SELECT + " where b.org_id = ? and b.id = ?";

    private final Site site = Site.given();
    private final Jdbi jdbi = Jdbi.create(site.pool);
    private final List<Target> targets = Target.all(site);
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
        Row row = jdbi.withHandle(handle -> handle.createQuery(NAMED)
                .bind("org", target.org())
                .bind("id", target.id())
                .map((rows, context) -> Row.read(rows))
                .one());
        return row.decrypt(target.fields());
    }

    private byte[] jdbc(Target target) throws SQLException, GeneralSecurityException {
        return select(target).decrypt(target.fields());
    }

    private Row select(Target target) throws SQLException {
        try (Connection connection = site.pool.getConnection();
                PreparedStatement select = connection.prepareStatement(POSITIONAL)) {
            select.setString(1, target.org());
            select.setObject(2, target.id());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return Row.read(rows);
            }
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
