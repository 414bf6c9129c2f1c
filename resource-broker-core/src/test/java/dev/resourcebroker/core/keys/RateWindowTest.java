package dev.resourcebroker.core.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** No second sees more calls than it may, wherever between its beginning and its end each one arrives. */
class RateWindowTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void noSecondSeesMoreCallsThanItMay_whereverTheyArrive() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            int most = 1 + random.nextInt(20);
            List<Long> arrivals = arrivals(new RateWindow(most), random);
            for (int i = 0; i + most < arrivals.size(); i++) {
                assertThat(arrivals.get(i + most) - arrivals.get(i)).isGreaterThanOrEqualTo(SECOND);
            }
        }
    }

    /** Calls that begin as soon as they may, last up to half a second and arrive somewhere in between. */
    private static List<Long> arrivals(RateWindow window, Random random) {
        List<Long> arrivals = new ArrayList<>();
        Deque<Long> ends = new ArrayDeque<>();
        for (long now = 0; now < 20 * SECOND; now += SECOND / 200) {
            while (!ends.isEmpty() && ends.getFirst() <= now) {
                window.end(ends.removeFirst());
            }
            while (ends.size() < 5 && window.begin(now)) {
                long length = (long) (random.nextDouble() * SECOND / 2);
                arrivals.add(now + (long) (random.nextDouble() * length));
                ends.addLast(Math.max(now + length, ends.isEmpty() ? 0 : ends.getLast()));
            }
        }
        return arrivals.stream().sorted().toList();
    }

    @Test
    void aFullWindow_tellsWhenThereIsRoom() {
        RateWindow window = new RateWindow(2);
        assertThat(window.begin(0)).isTrue();
        assertThat(window.begin(0)).isTrue();
        assertThat(window.begin(SECOND * 5)).as("both still run").isFalse();
        assertThat(window.nanosUntilRoom(SECOND * 5)).isEqualTo(Long.MAX_VALUE);
        window.end(SECOND * 5);
        assertThat(window.nanosUntilRoom(SECOND * 5 + 10)).isEqualTo(SECOND - 10);
        assertThat(window.begin(SECOND * 6 - 1)).isFalse();
        assertThat(window.begin(SECOND * 6)).isTrue();
    }
}
