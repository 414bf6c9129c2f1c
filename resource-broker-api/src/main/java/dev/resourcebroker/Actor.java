package dev.resourcebroker;

import dev.resourcebroker.internal.Check;
import java.util.regex.Pattern;

/**
 * Who acts. Recorded with everything that changes.
 *
 * @param kind what sort of actor: {@code user}, {@code service} or {@code unstated}
 * @param name the actor's name within its sort, at most 200 characters
 */
public record Actor(String kind, String name) {
    private static final Pattern PRINTABLE = Pattern.compile("[\\P{Cntrl}]+");

    /** Nobody said who acts. Recorded as such. */
    public static final Actor UNSTATED = new Actor("unstated", "-");

    /** Checks the shape. */
    public Actor {
        Check.dnsLabel("actor kind", kind);
        Check.name("actor", name, 200, PRINTABLE, "without control characters");
        Check.wellFormed("actor", name);
    }

    /**
     * A person.
     *
     * @param name how the host names this person
     * @return the actor
     */
    public static Actor user(String name) {
        return new Actor("user", name);
    }

    /**
     * A program of the platform.
     *
     * @param name how the host names this program
     * @return the actor
     */
    public static Actor service(String name) {
        return new Actor("service", name);
    }

    @Override
    public String toString() {
        return kind + ":" + name;
    }
}
