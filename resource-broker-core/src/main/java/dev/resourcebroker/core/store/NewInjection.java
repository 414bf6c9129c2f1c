package dev.resourcebroker.core.store;

import dev.resourcebroker.Actor;
import dev.resourcebroker.binding.InjectionId;
import java.time.Instant;
import java.util.UUID;

/**
 * A delivery about to be made.
 *
 * @param id its id
 * @param workload the workload's row
 * @param target the target instance
 * @param revision what is delivered
 * @param by who delivers
 * @param at when
 */
public record NewInjection(InjectionId id, UUID workload, Target target, String revision, Actor by, Instant at) {
    /**
     * Where it is delivered.
     *
     * @param name the target instance
     * @param supersedes whether it takes the place of what was delivered there before
     */
    public record Target(String name, boolean supersedes) {}
}
