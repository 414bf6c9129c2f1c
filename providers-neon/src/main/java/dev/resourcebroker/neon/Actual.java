package dev.resourcebroker.neon;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What the vendor has of parameters that can change, written as these are. Not thread-safe. */
final class Actual {
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1_000_000_000);

    private final Map<String, String> values = new TreeMap<>();

    Actual compute(JsonNode endpoint) {
        put(Choices.MIN_CU, number(endpoint, "autoscaling_limit_min_cu").map(Actual::plain));
        put(Choices.MAX_CU, number(endpoint, "autoscaling_limit_max_cu").map(Actual::plain));
        put(Choices.SUSPEND_AFTER, number(endpoint, "suspend_timeout_seconds").map(Actual::span));
        return this;
    }

    Actual project(JsonNode project) {
        JsonNode quota = project.path("settings").path("quota");
        put(Choices.COMPUTE_HOURS, quantity(quota, "compute_time_seconds", HOUR));
        put(Choices.STORAGE_GB, quantity(quota, "logical_size_bytes", GIGABYTE));
        put(Choices.WRITTEN_GB, quantity(quota, "written_data_bytes", GIGABYTE));
        put(Choices.TRANSFER_GB, quantity(quota, "data_transfer_bytes", GIGABYTE));
        put(Choices.HISTORY, number(project, "history_retention_seconds").map(Actual::span));
        return this;
    }

    private void put(String name, Optional<String> value) {
        value.ifPresent(text -> values.put(name, text));
    }

    private static Optional<BigDecimal> number(JsonNode in, String name) {
        JsonNode value = in.path(name);
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    /** What isn't a whole number of units can't be a value of the parameter, and is written so that none takes it. */
    private static Optional<String> quantity(JsonNode quota, String name, BigDecimal unit) {
        return number(quota, name).map(value -> plain(value.divide(unit, 9, RoundingMode.HALF_UP)));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String span(BigDecimal seconds) {
        return Duration.ofSeconds(seconds.longValue()).toString();
    }

    Map<String, String> values() {
        return values;
    }
}
