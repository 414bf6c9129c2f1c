package dev.resourcebroker.provider;

import java.util.List;

/** What a look at a vendor found. Looking changes nothing there. */
public sealed interface Look {
    /**
     * What was visible under our name or our tag. Something that was made or deleted within the offering's
     * {@link Traits#visibleWithin} may still be missing, or still be there.
     *
     * @param account which account of the vendor the look was made with
     * @param resources what was visible; may be empty
     * @param credentials the credentials of these, and of ours that outlived theirs
     */
    record Seen(String account, List<Sighting> resources, List<SeenCredential> credentials) implements Look {
        /** Copies the lists. */
        public Seen {
            resources = List.copyOf(resources);
            credentials = List.copyOf(credentials);
        }
    }

    /** The vendor denied access. That says nothing about what exists. */
    record Denied() implements Look {}
}
