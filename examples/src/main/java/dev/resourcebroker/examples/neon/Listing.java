package dev.resourcebroker.examples.neon;

import dev.resourcebroker.neon.NeonProvider;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.Answer;
import dev.resourcebroker.provider.Inventory;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.resource.Resource;
import java.time.Duration;
import java.util.Optional;

/** Looks through an account, with no broker between. */
final class Listing {
    private static final OfferingId POSTGRES = OfferingId.of("neon/postgres");

    private Listing() {}

    static boolean shows(NeonProvider provider, Access access, Resource resource) {
        Optional<String> cursor = Optional.empty();
        do {
            Inventory page = page(provider.list(POSTGRES, access, cursor, Duration.ofSeconds(30)));
            if (page.resources().stream()
                    .anyMatch(
                            seen -> seen.tag() != null && seen.tag().resource().equals(resource.id()))) {
                return true;
            }
            cursor = page.next();
        } while (cursor.isPresent());
        return false;
    }

    private static Inventory page(Answer<Inventory> answer) {
        if (answer instanceof Answer.Given<Inventory> given) {
            return given.value();
        }
        throw new IllegalStateException("the key may not list projects");
    }
}
