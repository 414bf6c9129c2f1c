package dev.resourcebroker.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often a credential may be used, on a clock that the test sets. */
class CallRatesTest {
    private final AtomicLong nanos = new AtomicLong(-7);
    private final CallRates rates = new CallRates(new CallRates.Limits(4, 3), nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private boolean begins(String credential) {
        return rates.begin(credential).isEmpty();
    }

    private void beginAll(String credential) {
        for (int i = 0; i < 3; i++) {
            assertThat(begins(credential)).isTrue();
        }
    }

    private Duration wait(String credential) {
        return rates.begin(credential).orElseThrow();
    }

    /** A call that ends at once. */
    private boolean calls(String credential) {
        boolean begun = begins(credential);
        if (begun) {
            rates.end(credential, true);
        }
        return begun;
    }

    @Test
    void a_second_of_calls_may_come_at_once_and_then_one_by_one() {
        for (int i = 0; i < 4; i++) {
            assertThat(calls("a")).as("call %s", i).isTrue();
        }
        assertThat(wait("a")).isEqualTo(Duration.ofMillis(250));
        pass(Duration.ofMillis(249));
        assertThat(calls("a")).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(calls("a")).isTrue();
        assertThat(calls("a")).isFalse();
        pass(Duration.ofHours(1));
        for (int i = 0; i < 4; i++) {
            assertThat(calls("a")).as("call %s after an hour", i).isTrue();
        }
        assertThat(calls("a")).isFalse();
    }

    @Test
    void a_rate_of_one_is_one_call_a_second() {
        CallRates slow = new CallRates(new CallRates.Limits(1, 3), nanos::get);
        assertThat(slow.begin("a")).isEmpty();
        assertThat(slow.begin("a")).contains(Duration.ofSeconds(1));
    }

    @Test
    void on_average_there_are_no_more_than_the_rate() {
        int calls = 0;
        for (int i = 0; i < 1000; i++) {
            calls += calls("a") ? 1 : 0;
            pass(Duration.ofMillis(10));
        }
        assertThat(calls).isBetween(40, 45);
    }

    @Test
    void so_many_run_at_a_time_and_no_more() {
        beginAll("a");
        pass(Duration.ofSeconds(10));
        assertThat(wait("a")).isPositive();
        rates.end("a", true);
        assertThat(begins("a")).isTrue();
        assertThat(begins("a")).isFalse();
    }

    @Test
    void who_is_denied_rests_twice_as_long_each_time_up_to_five_minutes() {
        long expected = 1;
        for (int i = 0; i < 12; i++) {
            assertThat(begins("a")).isTrue();
            rates.end("a", false);
            Duration rest = Duration.ofSeconds(Math.min(expected, 300));
            assertThat(wait("a")).isEqualTo(rest);
            pass(rest);
            expected *= 2;
        }
    }

    @Test
    void who_is_let_in_again_begins_anew() {
        for (int i = 0; i < 3; i++) {
            assertThat(begins("a")).isTrue();
            rates.end("a", false);
            pass(Duration.ofMinutes(1));
        }
        assertThat(calls("a")).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(begins("a")).isTrue();
        rates.end("a", false);
        assertThat(wait("a")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void other_credentials_are_not_disturbed() {
        beginAll("a");
        rates.end("a", false);
        assertThat(begins("a")).isFalse();
        assertThat(begins("b")).isTrue();
    }

    @Test
    void what_has_rested_is_forgotten_and_what_was_denied_is_remembered_for_a_while() {
        assertThat(begins("denied")).isTrue();
        rates.end("denied", false);
        assertThat(begins("running")).isTrue();
        for (int i = 0; i < 5000; i++) {
            assertThat(calls("org/" + i)).isTrue();
            pass(Duration.ofMillis(2));
        }
        assertThat(rates.size()).isLessThan(2100);
        assertThat(begins("denied")).isTrue();
        rates.end("denied", false);
        assertThat(wait("denied")).isEqualTo(Duration.ofSeconds(2));
    }
}
