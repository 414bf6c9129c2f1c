package dev.resourcebroker.neon;

import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.Specification;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Currency;

/** What a month costs at most: the vendor bills by use, and the quotas say how much use there can be. */
final class Pricing {
    private static final Currency DOLLAR = Currency.getInstance("USD");
    private static final BigDecimal MONTH =
            BigDecimal.valueOf(Duration.ofDays(30).toSeconds());

    private final NeonPrices prices;

    Pricing(NeonPrices prices) {
        this.prices = prices;
    }

    Cost of(Specification specification) {
        // What a branch uses counts against the quotas of its project.
        boolean branch = specification.offering().equals(Offerings.BRANCH.id());
        return new Cost(branch ? BigDecimal.ZERO : project(specification), DOLLAR);
    }

    private BigDecimal project(Specification specification) {
        BigDecimal sum = times(prices.computeHour(), specification, Choices.COMPUTE_HOURS)
                .add(times(prices.storedGb(), specification, Choices.STORAGE_GB))
                .add(times(prices.sentGb(), specification, Choices.TRANSFER_GB))
                .add(history(specification));
        return sum.setScale(2, RoundingMode.CEILING);
    }

    /** Of what is written in a month, the part that is kept at a time. */
    private BigDecimal history(Specification specification) {
        BigDecimal kept = BigDecimal.valueOf(specification.span(Choices.HISTORY).toSeconds());
        return times(prices.historyGb(), specification, Choices.WRITTEN_GB)
                .multiply(kept)
                .divide(MONTH, 4, RoundingMode.CEILING);
    }

    private static BigDecimal times(BigDecimal price, Specification specification, String quantity) {
        return price.multiply(BigDecimal.valueOf(specification.whole(quantity)));
    }
}
