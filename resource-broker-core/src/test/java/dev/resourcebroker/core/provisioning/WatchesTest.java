package dev.resourcebroker.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.OfferingId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often resources are looked at, by what is said of all and of their offering. */
class WatchesTest {
    private static final Offering BOX = new MemoryVendor().offering;
    private static final Watches USUAL = new Watches(new Watch(Duration.ofMinutes(10), 0), Map.of());

    @Test
    void what_is_said_of_an_offering_goes_before_what_is_said_of_all() {
        Watches watches = USUAL.of(BOX.id(), new Watch(Duration.ofHours(2), 0));
        assertThat(USUAL.interval(BOX)).isEqualTo(Duration.ofMinutes(10));
        assertThat(watches.interval(BOX)).isEqualTo(Duration.ofHours(2));
        assertThat(watches.usual(new Watch(Duration.ofMinutes(1), 0)).interval(BOX))
                .isEqualTo(Duration.ofHours(2));
        assertThat(USUAL.of(OfferingId.of("memory/other"), new Watch(Duration.ofHours(2), 0))
                        .interval(BOX))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void an_hours_requests_are_spread_over_looks_that_cost_what_is_declared() {
        Watches watches = USUAL.usual(new Watch(Duration.ZERO, 30));
        assertThat(watches.interval(BOX)).isEqualTo(Duration.ofMinutes(2));
        assertThat(watches.interval(BOX.requestsPerLook(5))).isEqualTo(Duration.ofMinutes(10));
    }
}
