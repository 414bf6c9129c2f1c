package dev.resourcebroker.core.binding;

import dev.resourcebroker.spi.BindingFiles;
import java.util.regex.Pattern;

/**
 * As Node's dotenv and Python's python-dotenv read it alike, each with its defaults. Node normalises line breaks, then
 * takes quoted text as it is, but for {@code \n} and {@code \r} in double quotes. Python decodes {@code \\} and
 * {@code \'} in single quotes and nine escapes in double ones, and puts variables in place of <code>${NAME}</code>
 * anywhere.
 */
final class DotenvFormat implements EnvFormat {
    private static final Pattern INTERPOLATED = Pattern.compile("\\$\\{[^}:]*(:-[^}]*)?\\}");
    // What Python would decode, and a backslash before what becomes an escape here.
    private static final Pattern ESCAPE = Pattern.compile("\\\\[\\\\'\"abfnrtv\r]");

    @Override
    public String line(String name, String value) {
        if (INTERPOLATED.matcher(value).find()) {
            throw refused(name, "contains ${...}, in place of which Python's dotenv puts another variable");
        }
        if (fitsSingleQuotes(value)) {
            return name + "='" + value + "'";
        }
        if (fitsDoubleQuotes(value)) {
            return name + "=\"" + value.replace("\r", "\\r") + '"';
        }
        if (fitsBare(value)) {
            return name + "=" + value;
        }
        throw refused(
                name, "mixes quotes, backslashes, # or line breaks as no dotenv file carries for Node and Python");
    }

    private static boolean fitsSingleQuotes(String value) {
        return value.indexOf('\'') < 0 && value.indexOf('\r') < 0 && !value.contains("\\\\") && !value.endsWith("\\");
    }

    private static boolean fitsDoubleQuotes(String value) {
        return value.indexOf('"') < 0
                && !value.endsWith("\\")
                && !ESCAPE.matcher(value).find();
    }

    /** One line that begins with no quote, holds no comment and has nothing at its edges that is trimmed. */
    private static boolean fitsBare(String value) {
        return "'\"`".indexOf(value.charAt(0)) < 0
                && value.chars().allMatch(c -> c == ' ' || isPlain(c))
                && isPlain(value.charAt(0))
                && isPlain(value.charAt(value.length() - 1));
    }

    private static boolean isPlain(int c) {
        return c != '#' && !BindingFiles.isEdgeSpace(c) && !Character.isISOControl(c);
    }

    private static RuntimeException refused(String name, String problem) {
        return Undeliverable.value("variable " + name, problem);
    }
}
