package dev.resourcebroker.core.crash;

import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.ResourceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What is on record of the only resource, read past the library. */
final class Records implements AutoCloseable {
    /** Work that is due later than this is none of a story's. */
    static final Duration SLOW = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<Phase> RESTING = Set.of(Phase.READY, Phase.DELETED, Phase.FAILED, Phase.QUARANTINED);
    private static final String BROKER = "\"resource_broker\".";

    private final Connection connection;

    Records(Connection connection) {
        this.connection = connection;
    }

    private synchronized List<List<String>> rows(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return rows(statement.executeQuery());
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static List<List<String>> rows(ResultSet result) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
            String[] row = new String[result.getMetaData().getColumnCount()];
            for (int i = 0; i < row.length; i++) {
                row[i] = String.valueOf(result.getString(i + 1));
            }
            rows.add(Arrays.asList(row));
        }
        return rows;
    }

    Optional<ResourceId> id() {
        return rows("select id from " + BROKER + "resources").stream()
                .findFirst()
                .map(row -> ResourceId.parse(row.get(0)));
    }

    /** The version of the wish; 0 before the first. */
    long wish() {
        return rows("select wish_version from " + BROKER + "provisioning").stream()
                .findFirst()
                .map(row -> Long.parseLong(row.get(0)))
                .orElse(0L);
    }

    /** How many words to go on weren't followed by the word that everything was injected again; and whether one was given. */
    long wordsToFollow() {
        return number("epoch - reinjected");
    }

    boolean isToldToGoOn() {
        return number("epoch") > 0;
    }

    private long number(String column) {
        return rows("select " + column + " from " + BROKER + "provisioning").stream()
                .findFirst()
                .map(row -> Long.parseLong(row.get(0)))
                .orElse(0L);
    }

    Optional<Phase> phase() {
        return rows("select phase from " + BROKER + "resources").stream()
                .findFirst()
                .map(row -> Phase.valueOf(row.get(0)));
    }

    List<Phase> phases() {
        return rows("select phase from " + BROKER + "resources").stream()
                .map(row -> Phase.valueOf(row.get(0)))
                .toList();
    }

    /** Whether the vendor hasn't got it any more, as far as is on record. */
    boolean isLost() {
        return rows("select failure_code from " + BROKER + "resources").contains(List.of("LOST"));
    }

    /** The vendor's ids of what isn't deleted, each with the wished size. */
    List<String> resources() {
        return rows("select provider_resource_id, parameters from " + BROKER + "resources where phase <> 'DELETED'")
                .stream()
                .map(row -> row.get(0) + " of size " + row.get(1).replaceAll("\\D", ""))
                .sorted()
                .toList();
    }

    Optional<String> vendorId() {
        return rows("select provider_resource_id from " + BROKER + "resources").stream()
                .findFirst()
                .map(row -> row.get(0));
    }

    /** The vendor's ids of what isn't revoked. */
    List<String> credentials() {
        return rows("select provider_credential_id from " + BROKER + "connection_versions where state <> 'REVOKED'")
                .stream()
                .map(row -> row.get(0))
                .sorted()
                .toList();
    }

    boolean isAtRest() {
        Timestamp soon = Timestamp.from(Instant.now().plus(SLOW.dividedBy(2)));
        String due = "select 1 from " + BROKER + "scheduled_tasks where task_name like 'provisioning%'"
                + " and (picked = true or execution_time < ?)";
        return phase().filter(RESTING::contains).isPresent() && rows(due, soon).isEmpty();
    }

    void awaitRest() {
        await("rest", this::isAtRest);
    }

    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no " + what + " within " + PATIENCE + ": " + this);
            }
            LockSupport.parkNanos(Duration.ofMillis(15).toNanos());
        }
    }

    @Override
    public String toString() {
        return rows("select phase, provider_resource_id, failure_code, failure_message from " + BROKER + "resources")
                + " " + rows("select wish_version, phase, fence, progress, failures from " + BROKER + "provisioning")
                + " "
                + rows("select seq, state, provider_credential_id from " + BROKER + "connection_versions order by seq")
                + " "
                + rows("select task_name, task_instance, picked, execution_time, consecutive_failures from " + BROKER
                        + "scheduled_tasks where task_name like 'provisioning%'");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
