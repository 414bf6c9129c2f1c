package dev.resourcebroker.verification.architecture;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rooms of the core: which other rooms each may use, beside the API, and which libraries belong to it. */
final class Rooms {
    /** The root package. It may use every room, and no room may use it. */
    static final String ROOT = "core";

    private static final Map<String, Set<String>> INNER = Map.ofEntries(
            entry(
                    "lifecycle",
                    Set.of("kind", "provider", "binding", "reachability", "store", "keys", "job", "audit", "event")),
            entry("provisioning", Set.of("provider", "credential", "keys", "store", "job", "audit", "event")),
            entry("kind", Set.of()),
            entry("connectionstring", Set.of()),
            entry("reachability", Set.of()),
            entry("provider", Set.of()),
            entry("credential", Set.of("provider", "keys", "store", "audit", "event")),
            entry("keys", Set.of("crypto", "store", "job", "audit", "event")),
            entry("crypto", Set.of()),
            entry("store", Set.of()),
            entry("job", Set.of()),
            entry("event", Set.of()),
            entry("binding", Set.of("keys", "store", "audit", "event")),
            entry("cluster", Set.of("binding", "keys", "store", "audit")),
            entry("audit", Set.of("store", "crypto")));

    /** Room to the rooms that it may use. A room that is missing here may not exist. */
    static final Map<String, Set<String>> ARROWS = Stream.concat(
                    INNER.entrySet().stream(), Stream.of(entry(ROOT, INNER.keySet())))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Library to the rooms that may use it. A library that is missing here may not be used. */
    static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            entry("java.sql..", Set.of("store")),
            entry("javax.sql..", Set.of("store", "job", ROOT)),
            entry("org.jdbi..", Set.of("store")),
            entry("org.flywaydb..", Set.of("store")),
            entry("org.h2..", Set.of("store")),
            entry("org.postgresql..", Set.of("store")),
            entry("com.zaxxer.hikari..", Set.of("store", ROOT)),
            entry("com.google.crypto.tink..", Set.of("crypto")),
            entry("tools.jackson..", Set.of("crypto", "store")),
            entry("com.github.benmanes.caffeine..", Set.of("keys")),
            entry("com.github.kagkarlsson.scheduler..", Set.of("job")),
            entry("com.fasterxml.uuid..", Set.of(ROOT)),
            entry("javax.net..", Set.of("reachability")));

    /** Types of libraries that a public signature of the root shows, and the one class there that may use each. */
    static final Map<String, String> SHOWN = Map.of("com.google.crypto.tink.KmsClient", "TinkKeyEncryptionKey");

    /** What every room may use. The platform is open but for what {@link #LIBRARIES} names. */
    static final Set<String> COMMON = Set.of("java..", "javax..", "org.slf4j..", "org.jspecify..");

    private Rooms() {}

    static Set<String> neighboursOf(String room) {
        return ARROWS.getOrDefault(room, Set.of());
    }

    static Set<String> thatMayUse(String library) {
        return LIBRARIES.getOrDefault(library, Set.of());
    }
}
