package dev.resourcebroker.core.provisioning;

import java.util.ArrayList;
import java.util.List;

/** Every way to decide what happens within one step, one after the other. Anything but the ordinary costs a deviation. */
final class Choices {
    private final int budget;
    private final List<int[]> taken = new ArrayList<>();
    private int position;
    private int cost;

    Choices(int budget) {
        this.budget = budget;
    }

    /** One of so many options; 0 is the ordinary one and free. */
    int pick(int options) {
        if (cost == budget || options == 1) {
            return 0;
        }
        if (position == taken.size()) {
            taken.add(new int[] {0, options});
        }
        int chosen = taken.get(position++)[0];
        cost += chosen == 0 ? 0 : 1;
        return chosen;
    }

    int left() {
        return budget - cost;
    }

    /** Turns to the next way; false when there is none. */
    boolean next() {
        position = 0;
        cost = 0;
        while (!taken.isEmpty()) {
            int[] last = taken.get(taken.size() - 1);
            if (++last[0] < last[1]) {
                return true;
            }
            taken.remove(taken.size() - 1);
        }
        return false;
    }
}
