package dev.resourcebroker.provider;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that a provider makes: what may be chosen, and in what it differs from others. Immutable; each method that
 * gives an offering gives a changed copy.
 *
 * @param id its name
 * @param type what its resources speak
 * @param parameters what may be chosen
 * @param traits in what it differs, as far as the engine cares
 * @param secrets where the secrets of its credentials come from
 * @param master which secret the vendor wants at creation to administer the resource by; empty where it wants none. The
 *     engine chooses and keeps it, and no workload gets it.
 * @param extras what it may do beside what all do
 * @param requestsPerLook how many requests a look at a usable resource with one credential sends at most; so much watching
 *     one costs
 */
public record Offering(
        OfferingId id,
        ResourceType type,
        List<Parameter> parameters,
        Traits traits,
        SecretSource secrets,
        Optional<SecretShape> master,
        Set<Extra> extras,
        int requestsPerLook) {

    /** Copies list and set, and checks that the parts agree. */
    public Offering {
        parameters = List.copyOf(parameters);
        extras = Set.copyOf(extras);
        if (names(parameters).size() < parameters.size()) {
            throw PermanentBrokerException.invalid("parameters", "has a name twice");
        }
        if (requestsPerLook < 1) {
            throw PermanentBrokerException.invalid("requestsPerLook", "must be at least 1");
        }
        boolean updates = extras.contains(Extra.UPDATE);
        if (!updates && traits.tagging() == Traits.Tagging.AFTER) {
            throw PermanentBrokerException.invalid("extras", "lacks UPDATE, which finishes what is tagged AFTER");
        }
        if (!updates && parameters.stream().anyMatch(Parameter::changeable)) {
            throw PermanentBrokerException.invalid("extras", "lacks UPDATE, although a parameter can change");
        }
        if (extras.contains(Extra.UNDELETE) != traits.undeletes()) {
            throw PermanentBrokerException.invalid("extras", "and undeleteWithin disagree about UNDELETE");
        }
    }

    /**
     * An offering without parameters and extras.
     *
     * @param id its name
     * @param type what its resources speak
     * @param traits in what it differs
     * @param secrets where the secrets of its credentials come from
     * @return the offering
     */
    public static Offering of(OfferingId id, ResourceType type, Traits traits, SecretSource secrets) {
        Set<Extra> undelete = traits.undeletes() ? Set.of(Extra.UNDELETE) : Set.of();
        Set<Extra> extras = traits.tagging() == Traits.Tagging.AFTER ? with(undelete, Extra.UPDATE) : undelete;
        return new Offering(id, type, List.of(), traits, secrets, Optional.empty(), extras, 1);
    }

    /**
     * With parameters. When one of them can change, UPDATE is declared by that.
     *
     * @param chosen all of them
     * @return a changed copy
     */
    public Offering parameters(Parameter... chosen) {
        List<Parameter> all = List.of(chosen);
        boolean changes = all.stream().anyMatch(Parameter::changeable);
        Set<Extra> more = changes ? with(extras, Extra.UPDATE) : extras;
        return new Offering(id, type, all, traits, secrets, master, more, requestsPerLook);
    }

    /**
     * With one more extra.
     *
     * @param extra what it may do
     * @return a changed copy
     */
    public Offering extra(Extra extra) {
        return new Offering(id, type, parameters, traits, secrets, master, with(extras, extra), requestsPerLook);
    }

    /**
     * With a secret to administer its resources by.
     *
     * @param shape which secrets the vendor takes
     * @return a changed copy
     */
    public Offering master(SecretShape shape) {
        return new Offering(id, type, parameters, traits, secrets, Optional.of(shape), extras, requestsPerLook);
    }

    /**
     * With what a look costs; one request unless said.
     *
     * @param requests how many a look at a usable resource with one credential sends at most
     * @return a changed copy
     */
    public Offering requestsPerLook(int requests) {
        return new Offering(id, type, parameters, traits, secrets, master, extras, requests);
    }

    /**
     * Whether it may do that.
     *
     * @param extra something that not all do
     * @return whether it was declared
     */
    public boolean does(Extra extra) {
        return extras.contains(extra);
    }

    /**
     * Reads what a caller chose for a new resource, and fills in what was left out.
     *
     * @param given values by name
     * @return the specification
     * @throws PermanentBrokerException INVALID_ARGUMENT, naming the parameter that is unknown, missing or out of its
     *     limits, and what is allowed
     */
    public Specification specify(Map<String, String> given) {
        refuseUnknown(given);
        return specification(parameter -> read(parameter, given).orElseGet(parameter::presetOrRefuse));
    }

    /**
     * Reads what a caller chose to change. What isn't given stays.
     *
     * @param before what the resource is
     * @param given values by name
     * @return what it is to be
     * @throws PermanentBrokerException INVALID_ARGUMENT, naming the parameter that is unknown, out of its limits or can't
     *     be changed, and what is allowed
     */
    public Specification change(Specification before, Map<String, String> given) {
        refuseUnknown(given);
        return specification(parameter -> changed(parameter, before, given));
    }

    private static String changed(Parameter parameter, Specification before, Map<String, String> given) {
        // A parameter that came with a later version of the provider is missing in what was stored.
        Optional<String> old = Optional.ofNullable(before.parameters().get(parameter.name()));
        String kept = old.or(parameter::preset).orElse("");
        String next = read(parameter, given).orElse(kept);
        if (!next.equals(kept) && !parameter.changeable()) {
            throw Parameter.invalid(parameter.name(), "can't be changed once the resource is there");
        }
        return next.isEmpty() ? parameter.presetOrRefuse() : next;
    }

    private Specification specification(Function<Parameter, String> value) {
        Map<String, String> values = new TreeMap<>();
        parameters.forEach(parameter -> values.put(parameter.name(), value.apply(parameter)));
        return new Specification(id, values);
    }

    private static Optional<String> read(Parameter parameter, Map<String, String> given) {
        return Optional.ofNullable(given.get(parameter.name())).map(parameter::read);
    }

    private void refuseUnknown(Map<String, String> given) {
        Set<String> known = names(parameters);
        for (String name : new TreeMap<>(given).keySet()) {
            if (!known.contains(name)) {
                throw Parameter.invalid(Parameter.shown(name), "is unknown to " + id + ", which has " + listed(known));
            }
        }
    }

    private static String listed(Set<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static Set<String> names(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Extra> with(Set<Extra> extras, Extra extra) {
        return Stream.concat(extras.stream(), Stream.of(extra)).collect(Collectors.toUnmodifiableSet());
    }
}
