package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final @Nullable OrgId scope;
    private boolean flushOwed;

    private Statements(Handle handle, Names names, @Nullable OrgId scope) {
        this.handle = handle;
        this.names = names;
        this.scope = scope;
    }

    /** Statements of a transaction, which sees what it was told it may. */
    static Statements of(Handle handle, Names names) {
        return new Statements(handle, names, null);
    }

    /** Queries without a transaction, each of which says for whom it reads. Nothing but queries. */
    static Statements scoped(Handle handle, Names names, OrgId org) {
        return new Statements(handle, names, org);
    }

    Query query(String sql) {
        return scope == null
                ? handle.createQuery(names.qualify(sql))
                : new ScopedQuery(handle, names.scoped(sql), scope);
    }

    Update update(String sql) {
        return handle.createUpdate(names.qualify(sql));
    }

    PreparedBatch batch(String sql) {
        return handle.prepareBatch(names.qualify(sql));
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
    static Argument plain(Object value) {
        return (position, statement, context) -> statement.setObject(position, value);
    }

    /** Runs an insert and tells whether its key was still free, without spoiling the transaction when it wasn't. */
    boolean insertedUnlessTaken(Runnable insert) {
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
        private final String schema;
        private final boolean postgresql;
        private final Map<String, String> qualified = new ConcurrentHashMap<>();
        private final Map<String, String> scoped = new ConcurrentHashMap<>();

        Names(String schema, boolean postgresql) {
            this.postgresql = postgresql;
            this.schema = '"' + schema + "\".";
        }

        String qualify(String sql) {
            return qualified.computeIfAbsent(sql, text -> text.replace("rb.", schema));
        }

        String scoped(String sql) {
            return scoped.computeIfAbsent(sql, text -> ScopedQuery.scoped(text.replace("rb.", schema)));
        }
    }
}
