package dev.resourcebroker.core.engine;

import dev.resourcebroker.core.ProvisioningSettings;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of an offering is how often its resources are looked at. */
@Tag("once")
class WatchingCostTest {
    private static final ProvisioningSettings SELDOM = Engine.HURRY.driftInterval(Duration.ofDays(1));

    @Test
    void looks_are_as_frequent_as_is_said_of_the_offering() {
        ProvisioningSettings often = SELDOM.driftInterval(MemoryVendor.BOX, Duration.ofMillis(100));
        try (Engine engine = Engine.on(Database.H2, new MemoryVendor(), builder -> builder.provisioning(often))) {
            engine.made("events");
            int before = engine.vendor.calls("look");
            Engine.until(() -> "looked at", () -> engine.vendor.calls("look") > before + 8);
        }
    }

    @Test
    void a_cost_of_an_hour_is_within_limits() {
        Refused.with(ErrorCode.INVALID_ARGUMENT, () -> SELDOM.watchingCost(0));
        Refused.with(ErrorCode.INVALID_ARGUMENT, () -> SELDOM.watchingCost(MemoryVendor.BOX, 3601));
        try (Engine engine = Engine.on(
                Database.H2,
                new MemoryVendor(),
                builder -> builder.provisioning(SELDOM.watchingCost(MemoryVendor.BOX, 3600)))) {
            engine.made("events");
            int before = engine.vendor.calls("look");
            Engine.until(() -> "looked at", () -> engine.vendor.calls("look") > before + 3);
        }
    }
}
