package dev.resourcebroker.provider;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Which values a parameter takes. Each has one canonical text, in which it is stored. */
public sealed interface Values {
    /**
     * Reads a value.
     *
     * @param given what the caller gave
     * @return its canonical text; empty when it isn't one of these values
     */
    Optional<String> read(String given);

    /**
     * What is allowed, for an error: the end of a sentence that begins with "must be".
     *
     * @return words
     */
    String allowed();

    /**
     * Any text without control characters.
     *
     * @param most how many characters at most
     */
    record Text(int most) implements Values {
        @Override
        public Optional<String> read(String given) {
            boolean fits = !given.isEmpty()
                    && given.length() <= most
                    && given.codePoints().noneMatch(Text::isUnfit);
            return fits ? Optional.of(given) : Optional.empty();
        }

        private static boolean isUnfit(int codePoint) {
            return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
        }

        @Override
        public String allowed() {
            return "a text of 1 to " + most + " characters without control characters";
        }
    }

    /**
     * One of a few.
     *
     * @param options these
     */
    record Choice(List<String> options) implements Values {
        /** Copies the list. */
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public Optional<String> read(String given) {
            return options.contains(given) ? Optional.of(given) : Optional.empty();
        }

        @Override
        public String allowed() {
            return "one of " + String.join(", ", options);
        }
    }

    /**
     * A whole number.
     *
     * @param least the smallest
     * @param most the largest
     */
    record Whole(long least, long most) implements Values {
        @Override
        public Optional<String> read(String given) {
            try {
                long value = Long.parseLong(given);
                return value >= least && value <= most ? Optional.of(Long.toString(value)) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        @Override
        public String allowed() {
            return "a whole number from " + least + " to " + most;
        }
    }

    /**
     * A decimal number.
     *
     * @param least the smallest
     * @param most the largest
     */
    record Decimal(BigDecimal least, BigDecimal most) implements Values {
        // Longer ones would take long to compute with, and none is meant.
        private static final int LONGEST = 30;

        @Override
        public Optional<String> read(String given) {
            if (given.length() > LONGEST || !given.matches("-?[0-9]+(\\.[0-9]+)?")) {
                return Optional.empty();
            }
            BigDecimal value = new BigDecimal(given);
            boolean fits = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
            return fits ? Optional.of(value.stripTrailingZeros().toPlainString()) : Optional.empty();
        }

        @Override
        public String allowed() {
            return "a decimal number from " + least.toPlainString() + " to " + most.toPlainString();
        }
    }

    /** Yes or no. */
    record Flag() implements Values {
        @Override
        public Optional<String> read(String given) {
            return given.equals("true") || given.equals("false") ? Optional.of(given) : Optional.empty();
        }

        @Override
        public String allowed() {
            return "true or false";
        }
    }

    /**
     * A length of time in the form of ISO 8601, such as {@code PT5M} or {@code P7D}.
     *
     * @param least the shortest
     * @param most the longest
     */
    record Span(Duration least, Duration most) implements Values {
        @Override
        public Optional<String> read(String given) {
            try {
                Duration value = Duration.parse(given);
                boolean fits = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
                return fits ? Optional.of(value.toString()) : Optional.empty();
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        @Override
        public String allowed() {
            return "a duration from " + least + " to " + most;
        }
    }
}
