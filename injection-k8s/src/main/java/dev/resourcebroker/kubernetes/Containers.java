package dev.resourcebroker.kubernetes;

import java.util.Optional;
import java.util.Set;

/** Which containers of a pod receive something. Immutable. */
public final class Containers {
    private static final Containers APP = new Containers(Optional.empty(), false);
    private static final Containers ALL = new Containers(Optional.empty(), true);

    private final Optional<Set<String>> names;
    private final boolean init;

    private Containers(Optional<Set<String>> names, boolean init) {
        this.names = names;
        this.init = init;
    }

    /**
     * The containers proper, none that runs before or, as a side-car, beside them. The default.
     *
     * @return the choice
     */
    public static Containers app() {
        return APP;
    }

    /**
     * All, init containers and side-cars too.
     *
     * @return the choice
     */
    public static Containers all() {
        return ALL;
    }

    /**
     * Those of these names, init containers and side-cars among them. Each must be there.
     *
     * @param names their names
     * @return the choice
     */
    public static Containers named(String... names) {
        return new Containers(Optional.of(Set.of(names)), true);
    }

    boolean takes(String name) {
        return names.map(all -> all.contains(name)).orElse(true);
    }

    boolean takesInit() {
        return init;
    }

    Set<String> required() {
        return names.orElse(Set.of());
    }
}
