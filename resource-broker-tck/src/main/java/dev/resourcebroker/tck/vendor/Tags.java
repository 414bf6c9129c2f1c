package dev.resourcebroker.tck.vendor;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.resource.ResourceId;
import java.util.Optional;

/** A tag as text, which is how the fake vendor keeps it. */
final class Tags {
    private static final int PARTS = 4;

    private Tags() {}

    static String write(Tag tag) {
        return tag.installation() + "/" + tag.org() + "/" + tag.resource() + "/" + tag.incarnation();
    }

    static Optional<Tag> read(String text) {
        String[] parts = text.split("/", -1);
        return parts.length < PARTS
                ? Optional.empty()
                : Optional.of(
                        new Tag(parts[0], OrgId.of(parts[1]), ResourceId.parse(parts[2]), Long.parseLong(parts[3])));
    }
}
