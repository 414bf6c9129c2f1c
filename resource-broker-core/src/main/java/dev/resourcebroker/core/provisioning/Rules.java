package dev.resourcebroker.core.provisioning;

import java.util.Set;

/**
 * Which rules hold. Outside of the model check all do.
 *
 * @param off the rules that are switched off
 */
record Rules(Set<Rule> off) {
    static final Rules ALL = new Rules(Set.of());

    static Rules without(Rule rule) {
        return new Rules(Set.of(rule));
    }

    boolean hold(Rule rule) {
        return !off.contains(rule);
    }
}
