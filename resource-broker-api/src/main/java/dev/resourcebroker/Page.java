package dev.resourcebroker;

import dev.resourcebroker.error.PermanentBrokerException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A part of a list. Keyset paging: what is added or removed between two pages neither repeats nor hides anything else.
 *
 * @param <T> what is listed
 * @param items the part, in order of creation
 * @param next how to ask for the part that follows, when there may be one
 */
public record Page<T>(List<T> items, Optional<Request> next) {
    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Asks for a part.
     *
     * @param size the most items, 1 to 1000
     * @param after the last id of the part before, when this isn't the first
     */
    public record Request(int size, Optional<UUID> after) {
        private static final int MOST = 1000;

        /** The first hundred. */
        public static final Request FIRST = new Request(100, Optional.empty());

        /** Checks the size. */
        public Request {
            if (size < 1 || size > MOST) {
                throw PermanentBrokerException.invalid("page size", "must be 1 to " + MOST);
            }
        }

        /**
         * The first part.
         *
         * @param size the most items
         * @return the request
         */
        public static Request first(int size) {
            return new Request(size, Optional.empty());
        }
    }
}
