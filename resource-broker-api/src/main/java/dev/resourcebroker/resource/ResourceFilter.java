package dev.resourcebroker.resource;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which resources a list contains: all conditions must hold. Deleted resources are listed only when asked for by
 * phase. Immutable: each method returns a changed copy.
 *
 * @param kind only this kind
 * @param type only this type
 * @param phase only this phase
 * @param labels only resources that carry all of these
 */
public record ResourceFilter(Optional<KindId> kind, Optional<ResourceType> type, Optional<Phase> phase, Labels labels) {
    /** Everything that is not deleted. */
    public static final ResourceFilter ALL =
            new ResourceFilter(Optional.empty(), Optional.empty(), Optional.empty(), Labels.NONE);

    /**
     * Only this kind.
     *
     * @param wanted the kind
     * @return a changed copy
     */
    public ResourceFilter withKind(KindId wanted) {
        return new ResourceFilter(Optional.of(wanted), type, phase, labels);
    }

    /**
     * Only this type.
     *
     * @param wanted the type
     * @return a changed copy
     */
    public ResourceFilter withType(ResourceType wanted) {
        return new ResourceFilter(kind, Optional.of(wanted), phase, labels);
    }

    /**
     * Only this phase.
     *
     * @param wanted the phase
     * @return a changed copy
     */
    public ResourceFilter withPhase(Phase wanted) {
        return new ResourceFilter(kind, type, Optional.of(wanted), labels);
    }

    /**
     * Only resources with this label, beside the labels asked for before.
     *
     * @param name the label's name
     * @param value the label's value
     * @return a changed copy
     */
    public ResourceFilter withLabel(String name, String value) {
        Map<String, String> more = new TreeMap<>(labels.values());
        more.put(name, value);
        return new ResourceFilter(kind, type, phase, Labels.of(more));
    }
}
