package dev.resourcebroker.neon;

import static dev.resourcebroker.neon.Bench.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.resourcebroker.neon.fake.NeonVendor;
import dev.resourcebroker.provider.NewCredential;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provider.SeenCredential;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the vendor says instead of doing something. */
class RefusalTest {
    @AutoClose
    private static final NeonVendor VENDOR = new NeonVendor();

    private final Bench bench = Bench.of(VENDOR, Offerings.POSTGRES, Map.of());

    @ParameterizedTest
    @CsvSource({"423, 0", "429, 0", "429, 17", "503, 0", "503, 17"})
    void aVendorThatAsksToWait_hasDoneNothing_andIsWaitedFor(int status, int seconds) {
        VENDOR.refuseNext(status, seconds == 0 ? Map.of() : Map.of("Retry-After", Integer.toString(seconds)));
        assertThat(bench.provider.create(bench.call()))
                .isEqualTo(new Outcome.NotDone<>("HTTP_" + status, false, Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "504"})
    void anErrorOfTheVendor_isUnknown_andNotSentAgain(int status) {
        VENDOR.refuseNext(status, Map.of());
        assertThat(bench.provider.create(bench.call())).isEqualTo(new Outcome.Unknown<>());
        VENDOR.pass(Duration.ofMinutes(1));
        assertThat(bench.look().resources()).isEmpty();
    }

    @Test
    void aProjectThatIsBusy_takesNoRole_untilItIsAskedAgain() {
        Bench made = Bench.project(VENDOR);
        VENDOR.refuseNext(423, Map.of());
        Outcome<?> first = made.provider.issue(made.call(), new NewCredential(1, "v1", Map.of()));
        assertThat(first).isEqualTo(new Outcome.NotDone<>("HTTP_423", false, Duration.ZERO));
        assertThat(made.issue(1).id()).startsWith("v1-");
    }

    @Test
    void anUpdateOfABusyProject_waits() {
        Bench made = Bench.project(VENDOR);
        done(made.provider.restore(made.call(), new RestorePoint.At(VENDOR.now())));
        made.change(Map.of("storage_gb", "6"));
        done(made.provider.update(made.call()));
    }

    @Test
    void aRoleWhoseOperationFails_isUnknown_seen_andRevocable() {
        Bench made = Bench.project(VENDOR);
        VENDOR.failOperations(true);
        Outcome<?> first = made.provider.issue(made.call(), new NewCredential(1, "v1", Map.of()));
        VENDOR.failOperations(false);
        assertThat(first).isEqualTo(new Outcome.Unknown<>());
        SeenCredential seen = made.look().credentials().get(0);
        assertThat(seen.version()).isOne();
        done(made.provider.revoke(made.call(), seen.id()));
        assertThat(made.look().credentials()).isEmpty();
        assertThat(made.issue(2).id()).startsWith("v2-");
    }

    @Test
    void quotas_areWhatTheSpecificationSays() {
        Bench made = Bench.project(VENDOR);
        JsonNode quota = VENDOR.project(made.id()).at("/settings/quota");
        assertThat(quota.properties())
                .extracting(Map.Entry::getKey, limit -> limit.getValue().asLong())
                .containsExactlyInAnyOrder(
                        tuple("compute_time_seconds", 180_000L),
                        tuple("logical_size_bytes", 5_000_000_000L),
                        tuple("written_data_bytes", 20_000_000_000L),
                        tuple("data_transfer_bytes", 20_000_000_000L));
        assertThat(made.provider.cost(Offerings.POSTGRES.specify(Map.of())).monthly())
                .isEqualByComparingTo("9.19");
        assertThat(made.provider
                        .cost(Offerings.POSTGRES.specify(Map.of("compute_hours", "100")))
                        .monthly())
                .isEqualByComparingTo("14.49");
    }

    @Test
    void aProjectThatSomebodyRenamed_isStillOurs_andGetsItsNameBack() {
        Bench made = Bench.project(VENDOR);
        VENDOR.rename(made.id(), "somebody's");
        VENDOR.pass(Duration.ofMinutes(1));
        assertThat(made.sighting().id()).isEqualTo(made.id());
        assertThat(made.sighting().tag()).isEqualTo(made.identity.tag());
        assertThat(made.sighting().asWished()).isFalse();
        done(made.provider.update(made.call()));
        VENDOR.pass(Duration.ofMinutes(1));
        assertThat(made.sighting().name()).isEqualTo(made.identity.name());
        assertThat(made.sighting().asWished()).isTrue();
    }
}
