package dev.resourcebroker.examples.dewdrop;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.CredentialTraits.Listing;
import dev.resourcebroker.provider.CredentialTraits.SecondIssue;
import dev.resourcebroker.provider.CredentialTraits.Style;
import dev.resourcebroker.provider.Inventory;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.Parameter;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.SecretSource;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Sighting.Condition;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Traits.SecondCreate;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.provider.Values;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Dewdrop's documentation says about its caches, as the broker wants to know it. */
final class DewdropCache {
    static final ProviderId PROVIDER = ProviderId.of("dewdrop");
    static final String SIZE = "megabytes";
    static final String REGION = "region";

    private static final CredentialTraits PASSWORDS =
            new CredentialTraits(Style.PER_VERSION, SecondIssue.REFUSED, 3, Listing.VERSIONS, true, false);

    private static final Traits TRAITS = new Traits(
            SecondCreate.DOUBLES,
            Duration.ofSeconds(10), // "usually within 3 seconds"
            Duration.ofMinutes(2),
            Tagging.ATOMIC,
            Duration.ZERO,
            PASSWORDS);

    static final Offering OFFERING = Offering.of(
                    new OfferingId(PROVIDER, "cache"), ResourceType.REDIS, TRAITS, new SecretSource.VendorOnce())
            .parameters(
                    Parameter.of(REGION, "where it runs", new Values.Choice(List.of("meadow", "forest")))
                            .preset("meadow"),
                    Parameter.of(SIZE, "how much it holds", new Values.Whole(16, 1024))
                            .preset("64")
                            .canChange())
            .requestsPerLook(3); // account, search, passwords

    private DewdropCache() {}

    static Map<String, String> wished(Call call) {
        return Map.of(
                "name",
                call.identity().name(),
                "note",
                note(call.identity().tag(), call.attempt().effect()),
                SIZE,
                call.specification().text(SIZE),
                REGION,
                call.specification().text(REGION));
    }

    static Inventory inventory(DewdropApi.Reply page, Map<String, String> wished) {
        return new Inventory(
                page.objects().stream().map(drop -> sighting(drop, wished)).toList(), page.next());
    }

    private static Sighting sighting(Map<String, String> drop, Map<String, String> wished) {
        String[] note = drop.getOrDefault("note", "").split(" ", -1);
        return new Sighting(
                member(drop, "id"),
                member(drop, "name"),
                tag(note),
                "ready".equals(drop.get("state")) ? Condition.READY : Condition.MAKING,
                Objects.equals(drop.get(SIZE), wished.get(SIZE)),
                tag(note) == null ? 0 : Long.parseLong(note[4]));
    }

    static List<SeenCredential> credentials(DewdropApi.Reply passwords, String drop) {
        return passwords.objects().stream()
                .map(password -> new SeenCredential(member(password, "id"), version(password), drop, true))
                .toList();
    }

    private static long version(Map<String, String> password) {
        String name = member(password, "name");
        String number = name.substring(name.lastIndexOf("-v") + 2);
        return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
    }

    static Issued issued(DewdropApi.Reply reply) {
        List<Entry> entries = List.of(
                Entry.open("host", reply.object("host")),
                Entry.open("port", reply.object("port")),
                Entry.open("username", reply.object("user")),
                Entry.secret("password", reply.object("password")));
        return new Issued(reply.object("id"), new ConnectionDetails(ResourceType.REDIS, entries));
    }

    private static String note(Tag tag, long effect) {
        return tag.installation() + " " + tag.org() + " " + tag.resource() + " " + tag.incarnation() + " " + effect;
    }

    // People write notes too: what doesn't look like ours is no tag.
    private static @Nullable Tag tag(String[] note) {
        boolean ours =
                note.length == 5 && note[2].matches("[0-9a-f-]{36}") && (note[3] + note[4]).matches("[0-9]{2,30}");
        return ours ? new Tag(note[0], OrgId.of(note[1]), ResourceId.parse(note[2]), Long.parseLong(note[3])) : null;
    }

    private static String member(Map<String, String> object, String name) {
        String value = object.get(name);
        if (value == null) {
            throw DewdropApi.unavailable();
        }
        return value;
    }
}
