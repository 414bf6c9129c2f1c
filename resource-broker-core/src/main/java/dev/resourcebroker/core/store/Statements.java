package dev.resourcebroker.core.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Statements on one handle. In their text {@code rb.} stands for our schema. */
final class Statements {
    private final Handle handle;
    private final Names names;
    private final Scope scope;
    private final boolean isTransaction;
    private boolean isSaid;
    private boolean flushOwed;

    private Statements(Handle handle, Names names, Scope scope, boolean isTransaction) {
        this.handle = handle;
        this.names = names;
        this.scope = scope;
        this.isTransaction = isTransaction;
        this.isSaid = !names.postgresql;
    }

    /** Statements of a transaction. The first message says for whom. */
    static Statements transaction(Handle handle, Names names, Scope scope) {
        return new Statements(handle, names, scope, true);
    }

    /** Queries without a transaction, each of which says for whom it reads. Nothing but queries. */
    static Statements reads(Handle handle, Names names, Scope scope) {
        return new Statements(handle, names, scope, false);
    }

    /** A query, to be run before anything else is asked for. */
    Query query(String sql) {
        return isSaid ? handle.createQuery(names.qualify(sql)) : saying(names.qualify(sql), 0);
    }

    Update update(String sql) {
        say();
        return handle.createUpdate(names.qualify(sql));
    }

    PreparedBatch batch(String sql) {
        say();
        return handle.prepareBatch(names.qualify(sql));
    }

    /** Whether several statements can be one message. */
    boolean sendsTogether() {
        return names.postgresql;
    }

    /** Statements in one message, of which one is read. Each one's parameters have its {@link #suffix}. */
    LaterResult together(List<String> texts, int read) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            all.append(i == 0 ? "" : "; ").append(names.numbered(texts.get(i), i));
        }
        return isSaid ? new LaterResult(handle, all.toString(), read) : saying(all.toString(), read);
    }

    /** What ends the names of the parameters of a statement among others. */
    static String suffix(int number) {
        return "_" + number;
    }

    private LaterResult saying(String sql, int read) {
        isSaid = isTransaction;
        LaterResult query = new LaterResult(handle, scope.sql() + "; " + sql, read + 1);
        query.bind(Scope.PARAMETER, plain(scope.value()));
        return query;
    }

    private void say() {
        if (!isSaid) {
            isSaid = true;
            handle.createQuery(scope.sql())
                    .bind(Scope.PARAMETER, plain(scope.value()))
                    .mapTo(String.class)
                    .one();
        }
    }

    /** Keeps a row as it is until the end of the transaction; on H2 from those too who would do the same. */
    String sharedLock() {
        return names.postgresql ? " for share" : " for update";
    }

    /**
     * A column that lets the commit of this transaction not wait for the disk, and so give its locks free at once. The
     * wait is made up for by {@link #flushWhatIsOwed}. Empty where a commit can't be told so.
     */
    String columnThatPutsTheFlushOff() {
        flushOwed = names.postgresql;
        return flushOwed ? ", set_config('synchronous_commit', 'off', true)" : "";
    }

    /** Waits, after a commit, until what was committed is on disk as any commit would be: one that writes next to nothing. */
    void flushWhatIsOwed() {
        if (flushOwed) {
            handle.createQuery("select pg_logical_emit_message(true, 'resource_broker', '')")
                    .mapTo(String.class)
                    .one();
        }
    }

    /** A value for the driver as it is. Saves finding out how, which in small reads costs more than the database. */
    static Argument plain(@Nullable Object value) {
        return (position, statement, context) -> statement.setObject(position, value);
    }

    /** Runs an insert and tells whether its key was still free, without spoiling the transaction when it wasn't. */
    boolean insertedUnlessTaken(Runnable insert) {
        // What is set after a savepoint is taken back with it.
        say();
        handle.savepoint("before_insert");
        try {
            insert.run();
            handle.releaseSavepoint("before_insert");
            return true;
        } catch (JdbiException e) {
            if (!SqlErrors.isUniqueViolation(e)) {
                throw e;
            }
            handle.rollbackToSavepoint("before_insert");
            return false;
        }
    }

    /** Puts the schema's name into statements, once per statement. */
    static final class Names {
        private static final Pattern PARAMETER = Pattern.compile(":[a-z_]+");

        private final String schema;
        private final boolean postgresql;
        private final Map<String, String> qualified = new ConcurrentHashMap<>();
        private final Map<Numbered, String> numbered = new ConcurrentHashMap<>();

        Names(String schema, boolean postgresql) {
            this.postgresql = postgresql;
            this.schema = '"' + schema + "\".";
        }

        String qualify(String sql) {
            return qualified.computeIfAbsent(sql, text -> text.replace("rb.", schema));
        }

        private String numbered(String sql, int number) {
            return numbered.computeIfAbsent(
                    new Numbered(sql, number),
                    text -> PARAMETER.matcher(qualify(text.sql)).replaceAll("$0" + suffix(text.number)));
        }

        private record Numbered(String sql, int number) {}
    }
}
