package dev.resourcebroker.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long it waits, for the least and the most that chance gives. */
class PatienceTest {
    private static final Patience.Limits LIMITS = new Patience.Limits(
            Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofSeconds(300), Duration.ofHours(1));

    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private static Patience patience(double chance) {
        return new Patience(LIMITS, new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public double nextDouble() {
                return chance;
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"1,2", "2,4", "3,8", "4,16", "8,256", "9,300", "21,300", "1000,300"})
    void the_bound_doubles_up_to_the_longest(int failures, int bound) {
        assertThat(patience(1).retry(failures)).isEqualTo(Duration.ofSeconds(bound));
        assertThat(patience(0.5).retry(failures))
                .isEqualTo(Duration.ofSeconds(bound).dividedBy(2));
    }

    @Test
    void it_never_tries_again_at_once() {
        assertThat(patience(0).retry(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(patience(0).retry(0)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void what_takes_its_time_and_looks_at_rest_are_spread() {
        assertThat(patience(1).retry(0)).isEqualTo(Duration.ofSeconds(3));
        assertThat(patience(0).pace(0, INTERVAL).slow()).isEqualTo(Duration.ofSeconds(450));
        assertThat(patience(1).pace(0, INTERVAL).slow()).isEqualTo(Duration.ofSeconds(750));
    }

    @Test
    void a_pace_waits_as_long_as_its_failures_ask() {
        Pace pace = patience(1).pace(3, INTERVAL);
        assertThat(pace.call()).isEqualTo(Duration.ofSeconds(30));
        assertThat(pace.retry()).isEqualTo(Duration.ofSeconds(8));
        assertThat(pace.untended()).isEqualTo(Duration.ofHours(1));
    }
}
