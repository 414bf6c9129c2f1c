package dev.resourcebroker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.provider.Answer;
import dev.resourcebroker.provider.Identity;
import dev.resourcebroker.provider.Inventory;
import dev.resourcebroker.provider.Sighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages through what an account holds. */
final class Listings {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final int MANY = 1000;

    private Listings() {}

    static List<Sighting> all(ProviderBench bench) {
        List<Sighting> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        for (int pages = 0; pages < MANY; pages++) {
            Answer<Inventory> answer = bench.provider.list(bench.offering.id(), bench.access(), cursor, WITHIN);
            bench.assertSilent(answer);
            assertThat(answer).as("the list").isInstanceOf(Answer.Given.class);
            Inventory page = ((Answer.Given<Inventory>) answer).value();
            all.addAll(page.resources());
            if (page.next().isEmpty()) {
                return all;
            }
            cursor = page.next();
        }
        throw new AssertionError("the list doesn't end within " + MANY + " pages");
    }

    static List<Sighting> alive(ProviderBench bench, Identity identity) {
        return all(bench).stream()
                .filter(seen -> seen.isAlive() && identity.tag().equals(seen.tag()))
                .toList();
    }
}
