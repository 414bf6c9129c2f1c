package dev.resourcebroker.examples.tenant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Records events in the database of {@code DATABASE_URL}, over a session that it keeps and over new ones, until its standard
 * input ends. Or, when told so, counts them or deletes them all. Exits with 2 when a connection is refused.
 */
public final class EventsProgram {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

    private final Database database = Database.ofEnvironment();
    private int recorded;
    private int opened;
    private int lost;

    private EventsProgram() {}

    /**
     * Runs the program.
     *
     * @param args {@code serve}, {@code count} or {@code delete}
     */
    public static void main(String[] args) {
        EventsProgram program = new EventsProgram();
        try {
            switch (args[0]) {
                case "count" -> program.count();
                case "delete" -> program.delete();
                default -> program.serve();
            }
        } catch (SQLException e) {
            System.out.println(program.database.role() + " can't connect: " + e.getMessage());
            System.exit(2);
        }
    }

    private void count() throws SQLException {
        try (Connection session = database.connect();
                Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from event")) {
            row.next();
            System.out.println("events: " + row.getLong(1));
        }
    }

    private void delete() throws SQLException {
        try (Connection session = database.connect()) {
            run(session, "delete from event");
            System.out.println("deleted every event");
        }
    }

    private void serve() throws SQLException {
        Connection kept = database.connect();
        run(kept, "create table if not exists event (at timestamptz not null default now())");
        System.out.println("serving as " + database.role());
        CompletableFuture<Integer> stop = CompletableFuture.supplyAsync(EventsProgram::inputEnds);
        while (!stop.isDone()) {
            kept = insertOver(kept);
            insertOverANewOne();
            LockSupport.parkNanos(PAUSE);
        }
        kept.close();
        System.out.println(this);
    }

    private static int inputEnds() {
        try {
            return System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Uses the session that is kept; when it was cut off, another is opened and kept. */
    private Connection insertOver(Connection kept) throws SQLException {
        if (insert(kept, "kept")) {
            return kept;
        }
        kept.close();
        opened++;
        return database.connect();
    }

    private void insertOverANewOne() throws SQLException {
        opened++;
        try (Connection session = database.connect()) {
            insert(session, "new");
        }
    }

    private boolean insert(Connection session, String which) {
        try {
            run(session, "insert into event default values");
            recorded++;
            return true;
        } catch (SQLException e) {
            System.out.println("a " + which + " session was ended, SQL state " + e.getSQLState());
            lost++;
            return false;
        }
    }

    private static void run(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String toString() {
        return "recorded " + recorded + " events; sessions that were ended: " + lost
                + "; every connection since came up: " + opened + ", after a second try: " + database.cut();
    }
}
