package dev.resourcebroker.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as maps and lists. What isn't there, or is of another kind, is empty. */
final class Tree {
    private Tree() {}

    @SuppressWarnings("unchecked") // keys of JSON objects are text
    static Map<String, Object> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    static List<Map<String, Object>> maps(@Nullable Object node) {
        List<Map<String, Object>> all = new ArrayList<>();
        if (node instanceof List<?> list) {
            list.forEach(item -> all.add(map(item)));
        }
        return all;
    }

    static String text(@Nullable Object node) {
        return node instanceof String text ? text : "";
    }
}
