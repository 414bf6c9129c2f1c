package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a process loses nothing that was committed: the file alone holds it. */
class EmbeddedH2Test {
    // H2 writes over space that has been free for 45 seconds; so soon, that a test sees it.
    private static final String SOON = ";RETENTION_TIME=50";
    private static final int ROUNDS = 60;
    private static final int WRITERS = 2;

    @TempDir
    private Path directory;

    @Test
    void whateverWasCommitted_isInTheFileOfARunningDatabase() throws Exception {
        HikariConfig pool = EmbeddedH2.in(directory).pool();
        String url = pool.getJdbcUrl() + SOON;
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (Connection first = DriverManager.getConnection(url, "sa", "")) {
            execute(first, "create table counts (id int primary key, number bigint)");
            for (int writer = 0; writer < WRITERS; writer++) {
                execute(first, "insert into counts values (" + writer + ", 0)");
            }
            for (long round = 1; round <= ROUNDS; round++) {
                commitAtOnce(threads, url, round);
                assertThat(inTheFile()).as("round %d", round).containsOnly(round);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void commitAtOnce(ExecutorService threads, String url, long number) throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            writers.add(threads.submit(() -> {
                try (Connection connection = DriverManager.getConnection(url, "sa", "");
                        PreparedStatement update =
                                connection.prepareStatement("update counts set number = ? where id = ?")) {
                    update.setLong(1, number);
                    update.setInt(2, writer);
                    return update.executeUpdate();
                }
            }));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
    }

    /** What another process finds when this one ends here and now. */
    private List<Long> inTheFile() throws Exception {
        Path left = Files.createDirectories(directory.resolve("left"));
        Files.copy(
                directory.resolve("broker.mv.db"), left.resolve("broker.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection =
                        DriverManager.getConnection(EmbeddedH2.in(left).pool().getJdbcUrl(), "sa", "");
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("select number from counts")) {
            List<Long> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
