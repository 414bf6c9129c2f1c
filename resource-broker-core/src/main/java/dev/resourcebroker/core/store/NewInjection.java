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
 * @param createdBy who delivers
 * @param at when
 */
public record NewInjection(
        InjectionId id, UUID workload, String target, String revision, Actor createdBy, Instant at) {}
