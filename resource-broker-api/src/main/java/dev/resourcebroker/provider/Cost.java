package dev.resourcebroker.provider;

import dev.resourcebroker.error.PermanentBrokerException;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * What a resource costs a month as long as it is there, by the vendor's list: the least that will be billed, not a limit
 * on what is. Where a vendor bills by use alone and keeps to limits that the specification sets, it is what these limits
 * allow.
 *
 * @param monthly the amount, not negative
 * @param currency its currency
 */
public record Cost(BigDecimal monthly, Currency currency) {
    /** Checks the amount. */
    public Cost {
        if (monthly.signum() < 0) {
            throw PermanentBrokerException.invalid("monthly", "must not be negative");
        }
    }

    /**
     * An amount in a currency.
     *
     * @param monthly the amount, such as {@code 19.50}
     * @param currency the currency's code by ISO 4217
     * @return the cost
     */
    public static Cost monthly(String monthly, String currency) {
        return new Cost(new BigDecimal(monthly), Currency.getInstance(currency));
    }
}
