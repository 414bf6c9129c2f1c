package dev.resourcebroker.core.crash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Picks from all combinations so many that each pair of values of two factors is in one of them. */
final class Pairs {
    private Pairs() {}

    static <T> List<T> of(List<T> all, Function<T, List<?>> factors) {
        Set<List<Object>> missing = new HashSet<>();
        all.forEach(one -> missing.addAll(pairs(factors.apply(one))));
        List<T> picked = new ArrayList<>();
        while (!missing.isEmpty()) {
            T best = best(
                    all,
                    one -> pairs(factors.apply(one)).stream()
                            .filter(missing::contains)
                            .count());
            picked.add(best);
            missing.removeAll(pairs(factors.apply(best)));
        }
        return picked;
    }

    private static <T> T best(List<T> all, Function<T, Long> gain) {
        T best = all.get(0);
        long most = -1;
        for (T one : all) {
            long gained = gain.apply(one);
            if (gained > most) {
                best = one;
                most = gained;
            }
        }
        return best;
    }

    private static Set<List<Object>> pairs(List<?> values) {
        Set<List<Object>> pairs = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            for (int j = i + 1; j < values.size(); j++) {
                pairs.add(List.of(i, values.get(i), j, values.get(j)));
            }
        }
        return pairs;
    }
}
