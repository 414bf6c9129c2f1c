package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.Traits;
import java.util.List;

/** Calls at vendors, in words. */
final class Calls {
    private Calls() {}

    static List<String> creation(Copying copying, long credential) {
        String of = copying.original()
                .map(from -> " of resource " + from.resource())
                .orElse("");
        return creation(copying.offering(), of, credential);
    }

    static List<String> creation(Offering offering, long credential) {
        return creation(offering, "", credential);
    }

    private static List<String> creation(Offering offering, String of, long credential) {
        String create = "create " + offering.id() + of;
        String issue = "issue credential " + credential;
        return offering.traits().tagging() == Traits.Tagging.AFTER
                ? List.of(create, "update it, which tags it", issue)
                : List.of(create, issue);
    }
}
