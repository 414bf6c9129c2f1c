package dev.resourcebroker.core.provisioning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through every state that a bounded number of deviations leads to, those with the fewest first. */
final class Exploration {
    private static final long END = 0;

    /** More steps than any run has that comes to an end. */
    private static final int LONGEST = 1_000;

    private final Map<Long, Trace> visited = new HashMap<>();
    /** State to the one that follows when nothing goes wrong any more. */
    private final Map<Long, Long> ordinary = new HashMap<>();

    private final List<Deque<World>> waiting = new ArrayList<>();
    private long ends;

    /**
     * Explores.
     *
     * @return how many states there are
     * @throws LawBroken with the shortest way to the first state that breaks a law
     */
    int explore(World start) {
        for (int budget = 0; budget <= start.budget; budget++) {
            waiting.add(new ArrayDeque<>());
        }
        start.state = Fingerprint.of(start);
        waiting.get(start.budget).push(start);
        for (int budget = start.budget; budget >= 0; budget--) {
            Deque<World> worlds = waiting.get(budget);
            while (!worlds.isEmpty()) {
                World world = worlds.pop();
                if (visited.putIfAbsent(world.state, world.trace) == null) {
                    branch(world);
                }
            }
        }
        everyStateEnds();
        return visited.size();
    }

    long ends() {
        return ends;
    }

    private void branch(World world) {
        Choices choices = new Choices(world.budget);
        boolean first = true;
        do {
            World next = world.copy();
            step(next, choices);
            next.budget = choices.left();
            long state = next.done ? END : Fingerprint.of(next);
            if (first) {
                ordinary.put(world.state, state);
                first = false;
            }
            ends += next.done ? 1 : 0;
            next.state = state;
            if (!next.done && !visited.containsKey(state)) {
                waiting.get(next.budget).push(next);
            }
        } while (choices.next());
    }

    private void everyStateEnds() {
        Set<Long> ending = new HashSet<>(Set.of(END));
        for (long start : visited.keySet()) {
            Set<Long> path = new LinkedHashSet<>();
            for (long state = start; !ending.contains(state); state = ordinary.get(state)) {
                Law.check(path.add(state), "a run never ends\n" + visited.get(start));
            }
            ending.addAll(path);
        }
    }

    private static void step(World world, Choices choices) {
        try {
            world.step(choices);
            Law.check(++world.steps < LONGEST, "a run never ends");
        } catch (LawBroken e) {
            throw new LawBroken(e.getMessage() + ", in " + world.vendor.kind + " " + world.story + "\n" + world.trace);
        }
    }
}
