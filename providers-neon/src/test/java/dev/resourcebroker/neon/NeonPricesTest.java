package dev.resourcebroker.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.Offering;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeonPricesTest {
    private static final Map<String, String> QUANTITIES = Map.of(
            "compute_hours", "100", "storage_gb", "10", "transfer_gb", "30", "written_gb", "60", "history", "P15D");

    private static Cost cost(NeonPrices prices, Offering offering, Map<String, String> given) {
        return NeonProvider.create(prices).cost(offering.specify(given));
    }

    private static NeonPrices prices(String hour, String stored, String history, String sent) {
        return new NeonPrices(
                new BigDecimal(hour), new BigDecimal(stored), new BigDecimal(history), new BigDecimal(sent));
    }

    @Test
    void eachPrice_countsWithItsQuota() {
        assertThat(cost(prices("1", "0", "0", "0"), Offerings.POSTGRES, QUANTITIES))
                .isEqualTo(Cost.monthly("100.00", "USD"));
        assertThat(cost(prices("0", "1", "0", "0"), Offerings.POSTGRES, QUANTITIES))
                .isEqualTo(Cost.monthly("10.00", "USD"));
        // Of what is written in 30 days the half is kept.
        assertThat(cost(prices("0", "0", "1", "0"), Offerings.POSTGRES, QUANTITIES))
                .isEqualTo(Cost.monthly("30.00", "USD"));
        assertThat(cost(prices("0", "0", "0", "1"), Offerings.POSTGRES, QUANTITIES))
                .isEqualTo(Cost.monthly("30.00", "USD"));
    }

    @Test
    void aFractionOfACent_isACent() {
        assertThat(cost(prices("0.00001", "0", "0", "0"), Offerings.POSTGRES, Map.of()))
                .isEqualTo(Cost.monthly("0.01", "USD"));
    }

    @Test
    void aBranch_costsNothingOfItsOwn() {
        assertThat(cost(prices("1", "1", "1", "1"), Offerings.BRANCH, Map.of("project", "calm-sea-1"))
                        .monthly())
                .isZero();
    }

    @Test
    void aNegativePrice_isRefused() {
        assertThatThrownBy(() -> prices("0", "-0.01", "0", "0"))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining("storedGb");
    }
}
