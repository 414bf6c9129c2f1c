package dev.resourcebroker.core.store;

import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Template;

/**
 * A name that a binding claims within its workload.
 *
 * @param binding the binding
 * @param name the name
 * @param template its value
 */
public record StoredVariable(BindingId binding, String name, Template template) {}
