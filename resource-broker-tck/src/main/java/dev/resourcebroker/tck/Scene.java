package dev.resourcebroker.tck;

import dev.resourcebroker.provider.Attempt;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Extra;
import dev.resourcebroker.provider.Identity;
import dev.resourcebroker.provider.NewCredential;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Specification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One effect on something of its own: made ready, sent, and then looked for. */
abstract class Scene {
    final ProviderBench bench;
    final Identity identity;
    final Attempt attempt;

    private Scene(ProviderBench bench, Identity identity, Attempt attempt) {
        this.bench = bench;
        this.identity = identity;
        this.attempt = attempt;
    }

    abstract Outcome<?> send(Call call);

    /** How often it happened, as far as looks tell. */
    abstract int count();

    Specification specification() {
        return bench.specification;
    }

    Call call(Attempt next) {
        return new Call(identity, specification(), bench.access(), next);
    }

    Tried<?> send(Attempt next) {
        return bench.send(() -> widen(send(call(next))));
    }

    @SuppressWarnings("unchecked") // nothing is put into an outcome
    static Outcome<Object> widen(Outcome<?> outcome) {
        return (Outcome<Object>) outcome;
    }

    /** How a scene begins. */
    record Kind(String name, Function<ProviderBench, Function<Attempt, Scene>> opening) {
        Scene open(ProviderBench bench) {
            return open(bench, bench.attempt(TestGuard.open()));
        }

        Scene open(ProviderBench bench, Attempt attempt) {
            return opening.apply(bench).apply(attempt);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The scenes of what an offering does and looks can tell. */
    static List<Kind> of(ProviderBench bench) {
        List<Kind> kinds = new ArrayList<>();
        kinds.add(new Kind("create", on -> attempt -> new Create(on, on.identity(), attempt)));
        kinds.add(new Kind("delete", on -> attempt -> new Delete(on, on.made(), attempt)));
        if (bench.traits().credentials().listed()
                && bench.traits().credentials().perVersion()) {
            kinds.add(new Kind("issue", on -> attempt -> new Issue(on, on.made(), attempt)));
            if (bench.traits().credentials().revocable()) {
                kinds.add(new Kind("revoke", on -> attempt -> Revoke.open(on, attempt)));
            }
        }
        if (Changes.of(bench).isPresent()) {
            kinds.add(new Kind("update", on -> attempt -> new Update(on, on.made(), attempt)));
        }
        if (bench.offering.does(Extra.UNDELETE)) {
            kinds.add(new Kind("undelete", on -> attempt -> Undelete.open(on, attempt)));
        }
        return kinds;
    }

    private static final class Create extends Scene {
        Create(ProviderBench bench, Identity identity, Attempt attempt) {
            super(bench, identity, attempt);
        }

        @Override
        Outcome<?> send(Call call) {
            return bench.provider.create(call);
        }

        @Override
        int count() {
            return bench.alive(identity).size();
        }
    }

    private static final class Delete extends Scene {
        Delete(ProviderBench bench, Identity identity, Attempt attempt) {
            super(bench, identity, attempt);
        }

        @Override
        Outcome<?> send(Call call) {
            return bench.provider.delete(call);
        }

        @Override
        int count() {
            return bench.alive(identity).isEmpty() ? 1 : 0;
        }
    }

    private static final class Issue extends Scene {
        Issue(ProviderBench bench, Identity identity, Attempt attempt) {
            super(bench, identity, attempt);
        }

        @Override
        Outcome<?> send(Call call) {
            NewCredential credential = bench.credential(identity, 1);
            return bench.provider.issue(call, credential);
        }

        @Override
        int count() {
            return bench.credentials(identity).size();
        }
    }

    private static final class Revoke extends Scene {
        private final String credential;

        private Revoke(ProviderBench bench, Identity identity, Attempt attempt, String credential) {
            super(bench, identity, attempt);
            this.credential = credential;
        }

        static Revoke open(ProviderBench bench, Attempt attempt) {
            Identity identity = bench.made();
            String credential = bench.issue(identity, 1).value().id();
            bench.settle();
            return new Revoke(bench, identity, attempt, credential);
        }

        @Override
        Outcome<?> send(Call call) {
            return bench.provider.revoke(call, credential);
        }

        @Override
        int count() {
            return bench.credentials(identity).contains(credential) ? 0 : 1;
        }
    }

    private static final class Update extends Scene {
        Update(ProviderBench bench, Identity identity, Attempt attempt) {
            super(bench, identity, attempt);
        }

        @Override
        Specification specification() {
            return Changes.of(bench).orElseThrow();
        }

        @Override
        Outcome<?> send(Call call) {
            return bench.provider.update(call);
        }

        @Override
        int count() {
            return bench.isAsWished(call(attempt)) ? 1 : 0;
        }
    }

    private static final class Undelete extends Scene {
        private Undelete(ProviderBench bench, Identity identity, Attempt attempt) {
            super(bench, identity, attempt);
        }

        static Undelete open(ProviderBench bench, Attempt attempt) {
            Identity identity = bench.made();
            bench.delete(identity).value();
            bench.settle();
            return new Undelete(bench, identity, attempt);
        }

        @Override
        Outcome<?> send(Call call) {
            return bench.provider.undelete(call);
        }

        @Override
        int count() {
            Optional<String> same = bench.alive(identity).stream()
                    .map(Sighting::id)
                    .filter(identity.requireVendorId()::equals)
                    .findFirst();
            return same.isPresent() ? 1 : 0;
        }
    }
}
