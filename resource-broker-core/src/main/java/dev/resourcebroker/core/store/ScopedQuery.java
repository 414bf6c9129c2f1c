package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultBearing;
import org.jdbi.v3.core.result.ResultSetException;
import org.jdbi.v3.core.result.ResultSetScanner;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A query that says for whom it reads, in one round trip: PostgreSQL runs both statements of one message in one
 * transaction, and what is set for a transaction ends with it.
 */
final class ScopedQuery extends Query {
    private static final String ORG = "scope_org";
    private static final String PREFIX = "select set_config('" + RowSecurity.ORG + "', :" + ORG + ", true); ";

    ScopedQuery(Handle handle, String scoped, OrgId org) {
        super(handle, scoped);
        bind(ORG, Statements.plain(org.value()));
    }

    static String scoped(String sql) {
        return PREFIX + sql;
    }

    @Override
    public <R> R scanResultSet(ResultSetScanner<R> scanner) {
        return execute((statement, context) -> ResultBearing.of(() -> second(statement.get(), context), context)
                .scanResultSet(scanner));
    }

    private static ResultSet second(PreparedStatement statement, StatementContext context) {
        try {
            statement.getMoreResults();
            return statement.getResultSet();
        } catch (SQLException e) {
            throw new ResultSetException("the second result can't be read", e, context);
        }
    }
}
