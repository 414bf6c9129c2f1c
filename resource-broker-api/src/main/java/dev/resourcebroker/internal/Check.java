package dev.resourcebroker.internal;

import dev.resourcebroker.error.PermanentBrokerException;
import java.util.regex.Pattern;

/** Checks of arguments. Every failure names the field; none repeats the value, which may be a misplaced secret. */
public final class Check {
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    private Check() {}

    /**
     * Returns {@code value} when it matches the pattern and is no longer than {@code max} characters.
     *
     * @param field the field that an error names
     * @param value what was given
     * @param max the most characters
     * @param pattern what the whole value must match
     * @param rule the pattern in words, for the error
     * @return the value
     */
    public static String name(String field, String value, int max, Pattern pattern, String rule) {
        if (value.isEmpty()) {
            throw PermanentBrokerException.invalid(field, "must not be empty");
        }
        if (value.length() > max) {
            throw PermanentBrokerException.invalid(field, "has " + value.length() + " characters, at most " + max);
        }
        if (!pattern.matcher(value).matches()) {
            throw PermanentBrokerException.invalid(field, "must be " + rule);
        }
        return value;
    }

    /**
     * Returns {@code value} when it is a DNS label (RFC 1123), so that it can name a Kubernetes object too.
     *
     * @param field the field that an error names
     * @param value what was given
     * @return the value
     */
    public static String dnsLabel(String field, String value) {
        return name(field, value, 63, DNS_LABEL, "lower-case letters, digits and inner hyphens");
    }

    /**
     * Returns {@code text} when it is no longer than {@code max} characters and can be stored as text exactly.
     *
     * @param field the field that an error names
     * @param text what was given
     * @param max the most characters
     * @return the text
     */
    public static String text(String field, String text, int max) {
        if (text.length() > max) {
            throw PermanentBrokerException.invalid(field, "has " + text.length() + " characters, at most " + max);
        }
        return wellFormed(field, text);
    }

    /**
     * Returns {@code text} when it is well-formed UTF-16 without NUL, so that it can be stored and injected exactly.
     *
     * @param field the field that an error names
     * @param text what was given
     * @return the text
     */
    public static String wellFormed(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw PermanentBrokerException.invalid(field, "contains a NUL character");
            }
            if (Character.isSurrogate(c)) {
                i = skipPair(field, text, i);
            }
        }
        return text;
    }

    private static int skipPair(String field, String text, int i) {
        boolean pair = Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
            throw PermanentBrokerException.invalid(field, "is not valid UTF-16 (an unpaired surrogate)");
        }
        return i + 1;
    }
}
