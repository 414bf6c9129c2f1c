package dev.resourcebroker.core.tenants;

import java.util.Random;

/**
 * Something that a tenant does.
 *
 * @param deed what
 * @param tenant which of the tenants
 * @param number chooses among names, and among the ids that are known by then
 */
record Step(Deed deed, int tenant, int number) {
    static Step random(Random random) {
        Deed[] deeds = Deed.values();
        return new Step(deeds[random.nextInt(deeds.length)], random.nextInt(Tenants.COUNT), random.nextInt(1000));
    }

    enum Deed {
        CREATE,
        REPLACE,
        LABEL,
        DELETE,
        BIND,
        UNBIND,
        RESOLVE,
        PLAN,
        INJECT,
        RESOLVE_ALL,
        BIND_ANOTHERS,
        RESOLVE_ANOTHERS,
        REPLACE_ANOTHERS,
        DELETE_ANOTHERS
    }
}
