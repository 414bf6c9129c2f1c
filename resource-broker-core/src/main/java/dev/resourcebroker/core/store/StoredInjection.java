package dev.resourcebroker.core.store;

import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.binding.InjectionId;

/**
 * A delivery that has not ended.
 *
 * @param id its id
 * @param revision what was delivered
 * @param state how sure it is that it arrived
 */
public record StoredInjection(InjectionId id, String revision, CarriedVersion.State state) {}
