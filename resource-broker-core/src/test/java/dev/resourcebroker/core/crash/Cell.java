package dev.resourcebroker.core.crash;

import dev.resourcebroker.core.crash.Boundaries.Where;
import dev.resourcebroker.core.fixture.Database;

/** One way in which it can go. */
record Cell(Database database, Shape shape, Story story, Mishap mishap, Where where) {
    Cell at(Where other) {
        return new Cell(database, shape, story, mishap, other);
    }

    Cell of(Shape other) {
        return new Cell(database, other, story, mishap, where);
    }

    Cell on(Database other) {
        return new Cell(other, shape, story, mishap, where);
    }

    boolean isPossible() {
        return story.isPossible(shape);
    }

    @Override
    public String toString() {
        return story + " of " + shape + " on " + database + ", " + mishap + ", halted at " + where;
    }
}
