package dev.resourcebroker.core.crash;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A DataSource each of whose commits that write something lies between two boundaries. Of the scheduler's own writes
 * those count that are about a resource: signs of life and recurring work come when they like.
 */
final class HaltedDataSource {
    private static final Set<String> SENDING = Set.of("execute", "executeUpdate", "executeBatch", "executeLargeUpdate");

    private final Boundaries boundaries;

    private HaltedDataSource(Boundaries boundaries) {
        this.boundaries = boundaries;
    }

    static DataSource of(DataSource target, Boundaries boundaries) {
        HaltedDataSource halted = new HaltedDataSource(boundaries);
        return proxy(DataSource.class, (self, method, args) -> {
            boundaries.check();
            Object result = invoke(target, method, args);
            return result instanceof Connection connection ? halted.connection(connection) : result;
        });
    }

    private Connection connection(Connection target) {
        List<String> written = new ArrayList<>();
        return proxy(Connection.class, (self, method, args) -> {
            if (method.getName().equals("commit")) {
                return commit(written, () -> invoke(target, method, args));
            }
            Object result = invoke(target, method, args);
            return result instanceof PreparedStatement statement
                    ? statement(statement, new Sql(target, (String) args[0], written))
                    : result;
        });
    }

    private record Sql(Connection connection, String text, List<String> written) {
        boolean isScheduling() {
            return text.contains("scheduled_tasks");
        }

        /** What each of its statements writes, in short. */
        List<String> writes() {
            return Pattern.compile("; ")
                    .splitAsStream(text)
                    .filter(this::isWriting)
                    .map(Sql::brief)
                    .toList();
        }

        private boolean isWriting(String statement) {
            return !isSignOfLife() && statement.matches("(?is)\\s*(insert|update|delete|merge|with)\\b.*");
        }

        private boolean isSignOfLife() {
            return isScheduling() && text.contains("set last_heartbeat");
        }

        private static String brief(String statement) {
            String flat = statement.strip().replaceAll("\\s+", " ").replace("\"resource_broker\".", "");
            return flat.replaceAll("^(\\w+ (into |from )?\\w+).*", "$1").toLowerCase(Locale.ROOT);
        }
    }

    private interface Action {
        Object run() throws Throwable;
    }

    private Object commit(List<String> written, Action action) throws Throwable {
        if (written.isEmpty()) {
            boundaries.check();
            return action.run();
        }
        String what = String.join(", ", written);
        written.clear();
        boundaries.reach(Boundary.BEFORE_COMMIT, what);
        Object result = action.run();
        boundaries.reach(Boundary.AFTER_COMMIT, what);
        return result;
    }

    private PreparedStatement statement(PreparedStatement target, Sql sql) {
        boolean[] ofResource = {!sql.isScheduling()};
        return proxy(PreparedStatement.class, (self, method, args) -> {
            ofResource[0] |= isKeyed(method, args);
            if (!SENDING.contains(method.getName())) {
                return invoke(target, method, args);
            }
            boundaries.check();
            List<String> written = ofResource[0] ? sql.writes() : List.of();
            if (sql.connection().getAutoCommit()) {
                return commit(new ArrayList<>(written), () -> invoke(target, method, args));
            }
            sql.written().addAll(written);
            return invoke(target, method, args);
        });
    }

    /** Whether a parameter is the name of the work on a resource. */
    private static boolean isKeyed(Method method, Object[] args) {
        return method.getName().equals("setString")
                && args[1] instanceof String text
                && text.startsWith("provisioning");
    }

    private static Object invoke(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
