package dev.resourcebroker.tck.vendor;

import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.CredentialTraits.SecondIssue;
import dev.resourcebroker.tck.vendor.Holdings.Refused;
import dev.resourcebroker.tck.vendor.Holdings.Thing;
import java.util.List;
import java.util.Optional;

/** How a vendor issues and revokes keys, as its traits say. Not thread-safe. */
final class Keys {
    private final CredentialTraits traits;
    private final Holdings holdings;

    Keys(CredentialTraits traits, Holdings holdings) {
        this.traits = traits;
        this.holdings = holdings;
    }

    Holdings.Key issue(String id, long version) {
        Thing thing = holdings.require(id);
        Optional<Holdings.Key> same = sameAs(id, version);
        if (same.isPresent() && traits.secondIssue() == SecondIssue.SAME) {
            return same.get();
        }
        if (same.isPresent() && traits.secondIssue() == SecondIssue.REFUSED) {
            throw new Refused(409);
        }
        return traits.perVersion() ? oneMore(thing, version) : anew(thing, version);
    }

    private Optional<Holdings.Key> sameAs(String thing, long version) {
        return of(thing).stream()
                .filter(key -> key.version() == version || !traits.perVersion())
                .findFirst();
    }

    private List<Holdings.Key> of(String thing) {
        return holdings.really().keys().stream()
                .filter(key -> key.thing().equals(thing))
                .toList();
    }

    private Holdings.Key oneMore(Thing thing, long version) {
        if (of(thing.id()).size() >= traits.limit()) {
            throw new Refused(422);
        }
        Holdings.Key key = new Holdings.Key("k" + holdings.next(), thing.id(), thing.name(), version, secret());
        holdings.add(key);
        return key;
    }

    private Holdings.Key anew(Thing thing, long version) {
        holdings.remove(other -> false, key -> key.thing().equals(thing.id()));
        Holdings.Key only = new Holdings.Key("k-" + thing.id(), thing.id(), thing.name(), version, secret());
        holdings.add(only);
        return only;
    }

    private String secret() {
        return "shh-" + holdings.next() + "-hush";
    }

    void revoke(String id) {
        if (holdings.really().keys().stream().noneMatch(key -> key.id().equals(id))) {
            throw new Refused(404);
        }
        holdings.remove(thing -> false, key -> key.id().equals(id));
    }
}
