package dev.resourcebroker.binding;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.internal.Check;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value made of text and entries: {@code "{host}:{port}"}. An entry stands in braces; a brace itself is doubled. An
 * entry with a question mark, {@code "{port?}"}, may be absent; then there is no value at all. Immutable.
 */
public final class Template {
    private static final int MOST = 4096;
    private static final Pattern PART =
            Pattern.compile("\\{\\{|\\}\\}|\\{(?<entry>[a-z][a-z0-9.-]{0,62})(?<optional>\\?)?\\}|(?<text>[^{}]+)");

    private final String text;
    private final List<Part> parts;

    private Template(String text, List<Part> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a template.
     *
     * @param text at most 4096 characters
     * @return the template
     * @throws PermanentBrokerException INVALID_ARGUMENT for a brace that doesn't enclose an entry's name
     */
    public static Template parse(String text) {
        Check.text("template", text, MOST);
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw PermanentBrokerException.invalid("template", "has a stray brace at position " + end);
            }
            parts.add(part(matcher));
            end = matcher.end();
        }
        return new Template(text, parts);
    }

    private static Part part(Matcher matcher) {
        String entry = matcher.group("entry");
        if (entry != null) {
            return new Part(entry, true, matcher.group("optional") == null);
        }
        String plain = matcher.group("text");
        return new Part(plain == null ? matcher.group().substring(1) : plain, false, false);
    }

    /**
     * Which entries the value is made of.
     *
     * @return their names, in order
     */
    public Set<String> entries() {
        return names(Part::isEntry);
    }

    /**
     * Which entries must be there: those without a question mark.
     *
     * @return their names, in order
     */
    public Set<String> required() {
        return names(Part::isRequired);
    }

    private Set<String> names(Predicate<Part> wanted) {
        Set<String> names = new LinkedHashSet<>();
        for (Part part : parts) {
            if (wanted.test(part)) {
                names.add(part.value());
            }
        }
        return names;
    }

    /**
     * Puts the value together.
     *
     * @param values gives each entry's value
     * @return the whole
     */
    public String render(Function<String, String> values) {
        if (parts.size() == 1) {
            return rendered(parts.get(0), values);
        }
        StringBuilder whole = new StringBuilder();
        for (Part part : parts) {
            whole.append(rendered(part, values));
        }
        return whole.toString();
    }

    private static String rendered(Part part, Function<String, String> values) {
        return part.isEntry() ? values.apply(part.value()) : part.value();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text that was read. */
    @Override
    public String toString() {
        return text;
    }

    private record Part(String value, boolean isEntry, boolean isRequired) {}
}
