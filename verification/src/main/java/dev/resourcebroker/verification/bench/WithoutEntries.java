package dev.resourcebroker.verification.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A DataSource that sends none of the statements with which an entry of the audit log is added, and answers them as an
 * empty chain would. So the same broker does everything else.
 */
final class WithoutEntries {
    private static final Pattern OF_AN_ENTRY =
            Pattern.compile("audit_(entries|subjects)|audit_heads .*for update|pg_logical_emit_message");
    private static final byte[] NO_MAC = {};

    private WithoutEntries() {}

    static DataSource of(DataSource target) {
        return proxy(DataSource.class, (self, method, args) -> {
            Object result = call(target, method, args);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private static Connection connection(Connection target) {
        return proxy(
                Connection.class,
                (self, method, args) -> method.getName().equals("prepareStatement")
                                && OF_AN_ENTRY.matcher((String) args[0]).find()
                        ? statement((Connection) self)
                        : call(target, method, args));
    }

    private static PreparedStatement statement(Connection connection) {
        return proxy(PreparedStatement.class, (self, method, args) -> switch (method.getName()) {
            case "getConnection" -> connection;
            case "execute" -> true;
            case "executeBatch" -> new int[] {1};
            case "getUpdateCount" -> 1;
            case "getResultSet" -> head();
            default -> nothing(method);
        });
    }

    private static ResultSet head() {
        int[] rows = {1};
        return proxy(ResultSet.class, (self, method, args) -> switch (method.getName()) {
            case "next" -> rows[0]-- > 0;
            case "getBytes" -> NO_MAC;
            case "getString" -> "0/0";
            default -> nothing(method);
        });
    }

    private static @Nullable Object nothing(Method method) {
        Class<?> type = method.getReturnType();
        if (type == boolean.class) {
            return false;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == int.class ? 0 : null;
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
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
