package dev.resourcebroker.core.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.result.ResultBearing;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Statements of a transaction that leave together: to PostgreSQL in one message, which saves a round trip for each, to H2
 * one after another.
 */
final class Message {
    private final Statements statements;
    private final List<Part> parts = new ArrayList<>();

    Message(Statements statements) {
        this.statements = statements;
    }

    /** One statement, with the values of its named parameters. */
    static final class Part {
        private final String sql;
        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

        private Part(String sql) {
            this.sql = sql;
        }

        /** Gives a parameter a value that the driver takes as it is. */
        Part bind(String name, @Nullable Object value) {
            values.put(name, value);
            return this;
        }

        private void bindTo(SqlStatement<?> statement, String suffix) {
            values.forEach((name, value) -> statement.bind(name + suffix, Statements.plain(value)));
        }
    }

    Part add(String sql) {
        Part part = new Part(sql);
        parts.add(part);
        return part;
    }

    /** Puts the statements of another message behind these. */
    void addAll(Message other) {
        parts.addAll(other.parts);
    }

    /** Sends; gives a column of the row that the first statement, an update, changed, if it changed one. */
    Optional<Long> changed(String column) {
        if (statements.sendsTogether()) {
            List<String> texts = new ArrayList<>(texts());
            texts.set(0, texts.get(0) + " returning " + column);
            return together(texts, 0).mapTo(Long.class).findOne();
        }
        var first = statements.update(parts.get(0).sql);
        parts.get(0).bindTo(first, "");
        Optional<Long> found =
                first.executeAndReturnGeneratedKeys(column).mapTo(Long.class).findOne();
        parts.stream().skip(1).forEach(this::alone);
        return found;
    }

    /** Sends; gives what the last statement, a query, finds. To be read at once. */
    ResultBearing answer() {
        int last = parts.size() - 1;
        if (statements.sendsTogether()) {
            return together(texts(), last);
        }
        parts.stream().limit(last).forEach(this::alone);
        var query = statements.query(parts.get(last).sql);
        parts.get(last).bindTo(query, "");
        return query;
    }

    private List<String> texts() {
        return parts.stream().map(part -> part.sql).toList();
    }

    private LaterResult together(List<String> texts, int read) {
        LaterResult query = statements.together(texts, read);
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).bindTo(query, Statements.suffix(i));
        }
        return query;
    }

    private void alone(Part part) {
        var update = statements.update(part.sql);
        part.bindTo(update, "");
        update.execute();
    }
}
