package dev.resourcebroker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.provider.Outcome.NotDone;
import dev.resourcebroker.provider.Outcome.Unknown;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRefusalTest {
    @ParameterizedTest
    @CsvSource({"429,7,7", "503,7,7", "423,,0", "409,,0", "404,,0", "425,1,1", "429,,0", "503,soon,0", "429,-3,0"})
    void whatMayBeTriedAgain_isTransientWithTheTimeThatIsAskedFor(int status, String retryAfter, long seconds) {
        assertThat(HttpRefusal.outcome(status, Optional.ofNullable(retryAfter)))
                .isEqualTo(new NotDone<>("HTTP_" + status, false, Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({"86400,86400", "999999999,86400", "9999999999999999999999,0"})
    void noVendor_isWaitedForLongerThanADay(String retryAfter, long seconds) {
        assertThat(HttpRefusal.outcome(429, Optional.of(retryAfter)))
                .isEqualTo(new NotDone<>("HTTP_429", false, Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 405, 410, 412, 413, 422, 451})
    void aRefusal_isPermanent(int status) {
        assertThat(HttpRefusal.outcome(status, Optional.empty()))
                .isEqualTo(new NotDone<>("HTTP_" + status, true, Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 200, 201, 302, 399, 408, 500, 502, 503, 504, 599, 0})
    void everythingElse_isUnknown(int status) {
        assertThat(HttpRefusal.outcome(status, Optional.empty())).isEqualTo(new Unknown<>());
    }
}
