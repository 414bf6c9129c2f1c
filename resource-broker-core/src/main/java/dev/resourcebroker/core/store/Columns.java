package dev.resourcebroker.core.store;

import dev.resourcebroker.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How values stand in columns. */
final class Columns {
    private Columns() {}

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return required(row.getObject(column, OffsetDateTime.class), column).toInstant();
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return required(row.getObject(column, UUID.class), column);
    }

    static UUID uuid(ResultSet row, int column) throws SQLException {
        return required(row.getObject(column, UUID.class), column);
    }

    static String text(ResultSet row, int column) throws SQLException {
        return required(row.getString(column), column);
    }

    static String text(ResultSet row, String column) throws SQLException {
        return required(row.getString(column), column);
    }

    static Actor actor(ResultSet row, String column) throws SQLException {
        String stored = text(row, column);
        int colon = stored.indexOf(':');
        return new Actor(stored.substring(0, colon), stored.substring(colon + 1));
    }

    private static <T> T required(@Nullable T value, Object column) throws SQLException {
        if (value == null) {
            throw new SQLException("column " + column + " is null", "22004");
        }
        return value;
    }
}
