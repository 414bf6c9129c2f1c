package dev.resourcebroker.neon;

import dev.resourcebroker.provider.Parameter;
import dev.resourcebroker.provider.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** What may be chosen about a database. The limits are those of the vendor's published description. */
final class Choices {
    static final String COMPUTE_HOURS = "compute_hours";
    static final String STORAGE_GB = "storage_gb";
    static final String WRITTEN_GB = "written_gb";
    static final String TRANSFER_GB = "transfer_gb";
    static final String REGION = "region";
    static final String VERSION = "version";
    static final String DATABASE = "database";
    static final String MIN_CU = "min_cu";
    static final String MAX_CU = "max_cu";
    static final String SUSPEND_AFTER = "suspend_after";
    static final String HISTORY = "history";
    static final String PROJECT = "project";
    static final String AT = "at";

    /** The value of {@link #AT} for what is there now. */
    static final String NOW = "now";

    private static final long MOST = 1_000_000;
    private static final Values QUANTITY = new Values.Whole(1, MOST);
    private static final Values UNITS = new Values.Decimal(new BigDecimal("0.25"), new BigDecimal("56"));

    private Choices() {}

    // Quotas: none can be unlimited, so that a month's cost has an upper end.

    static Parameter computeHours() {
        return quota(COMPUTE_HOURS, "compute units times hours a month; then computes are suspended", "50");
    }

    static Parameter storageGb() {
        return quota(STORAGE_GB, "gigabytes that a branch may hold; then writes fail", "5");
    }

    static Parameter writtenGb() {
        return quota(WRITTEN_GB, "gigabytes written a month; then computes are suspended", "20");
    }

    static Parameter transferGb() {
        return quota(TRANSFER_GB, "gigabytes sent a month; then computes are suspended", "20");
    }

    private static Parameter quota(String name, String description, String preset) {
        return Parameter.of(name, description, QUANTITY).preset(preset).canChange();
    }

    static Parameter region() {
        return Parameter.of(REGION, "where it runs, such as aws-us-east-2", new Values.Text(60))
                .preset("aws-eu-central-1");
    }

    static Parameter version() {
        return Parameter.of(VERSION, "of PostgreSQL", new Values.Choice(List.of("14", "15", "16", "17", "18")))
                .preset("17");
    }

    static Parameter database() {
        return Parameter.of(DATABASE, "the name of the database", new Values.Text(63))
                .preset("app");
    }

    static Parameter minCu() {
        return Parameter.of(MIN_CU, "compute units at least, while it isn't suspended", UNITS)
                .preset("0.25")
                .canChange();
    }

    static Parameter maxCu() {
        return Parameter.of(MAX_CU, "compute units at most", UNITS).preset("1").canChange();
    }

    static Parameter suspendAfter() {
        Values span = new Values.Span(Duration.ofMinutes(1), Duration.ofDays(7));
        return Parameter.of(SUSPEND_AFTER, "how long it idles until it is suspended", span)
                .preset("PT5M")
                .canChange();
    }

    static Parameter history() {
        Values span = new Values.Span(Duration.ZERO, Duration.ofDays(30));
        return Parameter.of(HISTORY, "how far back it can be restored", span)
                .preset("PT24H")
                .canChange();
    }

    static Parameter project() {
        return Parameter.of(PROJECT, "the id of the project to branch", new Values.Text(60));
    }

    static Parameter at() {
        return Parameter.of(AT, "as of when, such as 2026-11-30T10:00:00Z, or now", new Values.Text(40))
                .preset(NOW);
    }
}
