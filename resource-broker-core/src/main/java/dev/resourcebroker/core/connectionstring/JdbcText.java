package dev.resourcebroker.core.connectionstring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A pasted JDBC URL, to be handed on without user name and password. */
final class JdbcText {
    private final String prefix;
    private final String head;
    private final List<String> options = new ArrayList<>();
    private final UnaryOperator<String> decoded;

    /** Cuts the text at its question mark; {@code decoded} gives an option's name from what is written. */
    JdbcText(String scheme, String rest, UnaryOperator<String> decoded) {
        this.prefix = scheme + ":";
        this.decoded = decoded;
        int mark = rest.indexOf('?');
        this.head = mark < 0 ? rest : rest.substring(0, mark);
        if (mark >= 0) {
            options.addAll(List.of(rest.substring(mark + 1).split("&", -1)));
        }
    }

    /**
     * The URL without the options of these names, in lower case.
     *
     * @param hosts what is to stand between the slashes; null leaves it as it is
     */
    String without(Set<String> names, @Nullable String hosts) {
        options.removeIf(option -> names.contains(name(option)));
        String query = String.join("&", options);
        return prefix + (hosts == null ? head : head(hosts)) + (query.isEmpty() ? "" : "?" + query);
    }

    /** Whether each option that is left is one of these, in lower case. */
    boolean hasOnly(Set<String> harmless) {
        return options.stream().allMatch(option -> option.isBlank() || harmless.contains(name(option)));
    }

    private String name(String option) {
        int equals = option.indexOf('=');
        if (option.isBlank()) {
            return "";
        }
        return decoded.apply(equals < 0 ? option : option.substring(0, equals))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private String head(String hosts) {
        int from = head.indexOf("//") + 2;
        int end = head.indexOf('/', from);
        return head.substring(0, from) + hosts + (end < 0 ? "" : head.substring(end));
    }
}
