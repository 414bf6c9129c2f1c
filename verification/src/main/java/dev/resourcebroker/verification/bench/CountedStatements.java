package dev.resourcebroker.verification.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** A DataSource that counts the messages that are prepared, the statements that they consist of, and the commits. */
final class CountedStatements {
    private static final String COMMIT = "commit";
    private static final Pattern SEPARATOR = Pattern.compile("; *");

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    DataSource of(DataSource target) {
        return proxy(DataSource.class, (self, method, args) -> {
            Object result = call(target, method, args);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private Connection connection(Connection target) {
        return proxy(Connection.class, (self, method, args) -> {
            if (method.getName().equals("prepareStatement")) {
                count((String) args[0]);
            } else if (method.getName().equals(COMMIT)) {
                count(COMMIT);
            }
            return call(target, method, args);
        });
    }

    private void count(String what) {
        counts.computeIfAbsent(what, text -> new LongAdder()).increment();
    }

    void forget() {
        counts.clear();
    }

    /** How many statements are such. */
    long sum(Predicate<String> which) {
        return counts.entrySet().stream()
                .mapToLong(count -> count.getValue().sum() * matching(count.getKey(), which))
                .sum();
    }

    private static long matching(String message, Predicate<String> which) {
        return SEPARATOR.splitAsStream(message).filter(which).count();
    }

    long messages() {
        return counts.entrySet().stream()
                .filter(count -> !count.getKey().equals(COMMIT))
                .mapToLong(count -> count.getValue().sum())
                .sum();
    }

    long commits() {
        return sum(COMMIT::equals);
    }

    long statements() {
        return sum(text -> !text.equals(COMMIT));
    }

    /** The statements that were prepared. */
    Set<String> texts() {
        Set<String> texts = new TreeSet<>(counts.keySet());
        texts.remove(COMMIT);
        return texts;
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
