package dev.resourcebroker.core.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultBearing;
import org.jdbi.v3.core.result.ResultSetException;
import org.jdbi.v3.core.result.ResultSetScanner;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Several statements in one message to PostgreSQL, of which one gives the rows that are read. */
final class LaterResult extends Query {
    private final int before;

    /**
     * The statements.
     *
     * @param handle where they run
     * @param sql all of them
     * @param before how many come before the one that is read
     */
    LaterResult(Handle handle, String sql, int before) {
        super(handle, sql);
        this.before = before;
    }

    @Override
    public <R> R scanResultSet(ResultSetScanner<R> scanner) {
        return execute((statement, context) ->
                ResultBearing.of(() -> read(statement.get(), context), context).scanResultSet(scanner));
    }

    private ResultSet read(PreparedStatement statement, StatementContext context) {
        try {
            for (int i = 0; i < before; i++) {
                statement.getMoreResults();
            }
            return statement.getResultSet();
        } catch (SQLException e) {
            throw new ResultSetException("a later result can't be read", e, context);
        }
    }
}
