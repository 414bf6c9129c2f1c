package dev.resourcebroker.core.store;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgId;

/**
 * For whom a row is written, and by whom.
 *
 * @param org the organisation
 * @param actor who acts
 */
public record Caller(OrgId org, Actor actor) {}
