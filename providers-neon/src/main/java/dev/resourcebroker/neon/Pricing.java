package dev.resourcebroker.neon;

import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.Specification;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Currency;

/**
 * What a month costs at most: the vendor bills by use, and the quotas say how much use there can be. The prices are those
 * of its list for the plan Launch, without what a plan includes.
 */
final class Pricing {
    private static final Currency DOLLAR = Currency.getInstance("USD");
    private static final BigDecimal COMPUTE_HOUR = new BigDecimal("0.106");
    private static final BigDecimal STORED_GB = new BigDecimal("0.35");
    private static final BigDecimal HISTORY_GB = new BigDecimal("0.20");
    private static final BigDecimal SENT_GB = new BigDecimal("0.10");
    private static final BigDecimal MONTH =
            BigDecimal.valueOf(Duration.ofDays(30).toSeconds());

    private Pricing() {}

    static Cost of(Specification specification) {
        // What a branch uses counts against the quotas of its project.
        boolean branch = specification.offering().equals(Offerings.BRANCH.id());
        return new Cost(branch ? BigDecimal.ZERO : project(specification), DOLLAR);
    }

    private static BigDecimal project(Specification specification) {
        BigDecimal sum = times(COMPUTE_HOUR, specification, Choices.COMPUTE_HOURS)
                .add(times(STORED_GB, specification, Choices.STORAGE_GB))
                .add(times(SENT_GB, specification, Choices.TRANSFER_GB))
                .add(history(specification));
        return sum.setScale(2, RoundingMode.CEILING);
    }

    /** Of what is written in a month, the part that is kept at a time. */
    private static BigDecimal history(Specification specification) {
        BigDecimal kept = BigDecimal.valueOf(specification.span(Choices.HISTORY).toSeconds());
        return times(HISTORY_GB, specification, Choices.WRITTEN_GB)
                .multiply(kept)
                .divide(MONTH, 4, RoundingMode.CEILING);
    }

    private static BigDecimal times(BigDecimal price, Specification specification, String quantity) {
        return price.multiply(BigDecimal.valueOf(specification.whole(quantity)));
    }
}
