package dev.resourcebroker.spi;

import dev.resourcebroker.OrgId;
import java.time.Instant;

/**
 * Remembers which organisations were destroyed, <b>outside</b> the meta-database: a restored backup of that knows nothing
 * of a destruction that came after it. Registered on the builder. Thread-safe; shared by all processes of an
 * installation. Errors end the call that needed an answer; nothing is read for an organisation of which none is known.
 */
public interface Tombstones {
    /**
     * Remembers an organisation. Durable when it returns; harmless when repeated.
     *
     * @param org the organisation
     * @param at when it was destroyed
     */
    void add(OrgId org, Instant at);

    /**
     * Whether an organisation was destroyed. Asked once per organisation and cache age.
     *
     * @param org the organisation
     * @return true for ever after it was added
     */
    boolean contains(OrgId org);

    /**
     * Remembers nothing: then a restored backup revives what was destroyed after it.
     *
     * @return the tombstones
     */
    static Tombstones none() {
        return new Tombstones() {
            @Override
            public void add(OrgId org, Instant at) {}

            @Override
            public boolean contains(OrgId org) {
                return false;
            }
        };
    }
}
