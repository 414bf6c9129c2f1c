package dev.resourcebroker.core.crash;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.provider.Attempt;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Guard;
import dev.resourcebroker.provider.Identity;
import dev.resourcebroker.provider.NewCredential;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.tck.vendor.FakeProvider;
import dev.resourcebroker.tck.vendor.FakeVendor;
import dev.resourcebroker.tck.vendor.Stock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What somebody does at the vendor, behind the broker's back. */
final class Console {
    private static final Tag ORPHAN = new Tag("test", OrgId.of("acme"), new ResourceId(new UUID(7, 7)), 1);
    private static final Guard OPEN = new Guard() {
        @Override
        public void check() {
            // Nobody is in a hurry.
        }

        @Override
        public Duration left() {
            return Duration.ofSeconds(10);
        }
    };

    private final FakeVendor vendor;
    private final FakeProvider provider;

    Console(FakeVendor vendor, FakeProvider provider) {
        this.vendor = vendor;
        this.provider = provider;
    }

    private static Call call(String name, Optional<String> id, Tag tag, String size) {
        return new Call(
                new Identity(name, tag, id),
                new Specification(FakeProvider.THING, Map.of("size", size)),
                FakeVendor.access(),
                new Attempt("console", 1, 1, 0, Instant.EPOCH, OPEN));
    }

    private static Call thing(Stock.Thing thing, String size) {
        return call(thing.name(), Optional.of(thing.id()), thing.tag().orElse(ORPHAN), size);
    }

    /** Makes everything larger. */
    void resize() {
        vendor.stock().things().forEach(thing -> done(provider.update(thing(thing, "7"))));
    }

    void deleteAll() {
        vendor.stock().things().forEach(thing -> done(provider.delete(thing(thing, "3"))));
    }

    /** Something with our mark that isn't on record, and a credential of it. */
    void makeOrphan() {
        String name = "test-" + ORPHAN.resource() + "-1";
        String id = done(provider.create(call(name, Optional.empty(), ORPHAN, "3")));
        Call made = call(name, Optional.of(id), ORPHAN, "3");
        done(provider.update(made));
        done(provider.issue(made, new NewCredential(1, name + "-v1", Map.of())));
    }

    private static <T> T done(Outcome<T> outcome) {
        return ((Outcome.Done<T>) outcome).value();
    }
}
