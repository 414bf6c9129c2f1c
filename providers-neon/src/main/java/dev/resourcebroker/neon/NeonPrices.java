package dev.resourcebroker.neon;

import dev.resourcebroker.error.PermanentBrokerException;
import java.math.BigDecimal;

/**
 * What the vendor charges, in US dollars. The estimate of what a month costs at most depends on it, and nothing else; what a
 * plan includes isn't taken off.
 *
 * @param computeHour of a compute unit for an hour
 * @param storedGb of a gigabyte stored for a month
 * @param historyGb of a gigabyte of history kept for a month
 * @param sentGb of a gigabyte sent
 */
public record NeonPrices(BigDecimal computeHour, BigDecimal storedGb, BigDecimal historyGb, BigDecimal sentGb) {
    /**
     * Checks the prices.
     *
     * @throws dev.resourcebroker.error.BrokerException INVALID_ARGUMENT for a negative one
     */
    public NeonPrices {
        notNegative("computeHour", computeHour);
        notNegative("storedGb", storedGb);
        notNegative("historyGb", historyGb);
        notNegative("sentGb", sentGb);
    }

    private static void notNegative(String field, BigDecimal price) {
        if (price.signum() < 0) {
            throw PermanentBrokerException.invalid(field, "must not be negative");
        }
    }

    /**
     * The vendor's list for the plan Launch, as published in 2025.
     *
     * @return 0.106 for a unit's hour; 0.35, 0.20 and 0.10 for a gigabyte stored, kept as history and sent
     */
    public static NeonPrices launch() {
        return new NeonPrices(
                new BigDecimal("0.106"), new BigDecimal("0.35"), new BigDecimal("0.20"), new BigDecimal("0.10"));
    }
}
