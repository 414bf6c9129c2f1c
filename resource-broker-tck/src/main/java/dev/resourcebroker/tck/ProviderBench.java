package dev.resourcebroker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.Attempt;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Guard;
import dev.resourcebroker.provider.Identity;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.NewCredential;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.Outcome.Done;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provider.SecretShape;
import dev.resourcebroker.provider.SecretSource;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Sighting.Condition;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.secret.SecretValue;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A provider under test behind a wire, and what it takes to call it as the engine does. */
final class ProviderBench {
    private static final int LOOKS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    final ResourceProviderContract contract;
    final FaultyWire wire;
    final ResourceProvider provider;
    final Specification specification;
    final Offering offering;
    private final Access access;
    private final AtomicLong effects = new AtomicLong();
    private final List<String> secrets = Collections.synchronizedList(new ArrayList<>());

    ProviderBench(ResourceProviderContract contract, FaultyWire wire) {
        this.contract = contract;
        this.wire = wire;
        this.provider = contract.provider(wire.base());
        this.specification = contract.specification(provider);
        this.offering = provider.offerings().stream()
                .filter(known -> known.id().equals(specification.offering()))
                .findFirst()
                .orElseThrow();
        this.access = withMaster(contract.access());
        keep(access);
    }

    private Access withMaster(Access given) {
        return new Access(
                given.fields(), given.master().or(() -> offering.master().map(ProviderBench::chosen)));
    }

    Traits traits() {
        return offering.traits();
    }

    Access access() {
        return access;
    }

    /** The names of the credential's fields, with other values. */
    Access deniedAccess() {
        Access denied = contract.deniedAccess();
        keep(denied);
        return new Access(denied.fields(), access.master());
    }

    private void keep(Access given) {
        given.fields().values().forEach(value -> secrets.add(value.reveal()));
        given.master().ifPresent(value -> secrets.add(value.reveal()));
    }

    // ---- calls

    Identity identity() {
        UUID id = new UUID(RANDOM.nextLong(), RANDOM.nextLong());
        String name = "tck-" + id.toString().replace("-", "").substring(0, 16) + "-1";
        Tag tag = new Tag("tck", OrgId.of("acme"), ResourceId.parse(id.toString()), 1);
        return new Identity(name, tag, Optional.empty());
    }

    static Identity known(Identity identity, String vendorId) {
        return new Identity(identity.name(), identity.tag(), Optional.of(vendorId));
    }

    /** The first try of another effect. */
    Attempt attempt(Guard guard) {
        long effect = effects.incrementAndGet();
        String token = new UUID(RANDOM.nextLong(), effect).toString();
        return new Attempt(token, 1, effect, effect, Instant.EPOCH, guard);
    }

    /** The next try of the same effect. */
    static Attempt again(Attempt attempt) {
        return new Attempt(
                attempt.token(),
                attempt.number() + 1,
                attempt.effect(),
                attempt.fence() + 1,
                attempt.deadline(),
                attempt.guard());
    }

    Call call(Identity identity, Attempt attempt) {
        return new Call(identity, specification, access, attempt);
    }

    Call call(Identity identity) {
        return call(identity, attempt(TestGuard.open()));
    }

    Call denied(Call call) {
        return new Call(call.identity(), call.specification(), deniedAccess(), call.attempt());
    }

    NewCredential credential(Identity identity, long version) {
        return new NewCredential(version, identity.name() + "-v" + version, given(version));
    }

    private Map<String, SecretValue> given(long version) {
        if (offering.secrets() instanceof SecretSource.Chosen chosen) {
            return Map.of(NewCredential.SECRET, chosen(chosen.shape()));
        }
        return offering.secrets() instanceof SecretSource.Pool ? contract.pooled(version) : Map.of();
    }

    /** Always the same, as the engine's choice is at every try of one version. */
    private static SecretValue chosen(SecretShape shape) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < shape.most() && i < 40; i++) {
            text.append(shape.alphabet().charAt((i * 7 + 3) % shape.alphabet().length()));
        }
        return SecretValue.of(text.toString());
    }

    // ---- trying

    /** Sends an effect. Whatever comes of it shows no secret. */
    <T> Tried<T> send(Supplier<Outcome<T>> effect) {
        Tried<T> tried;
        try {
            tried = new Tried<>(effect.get(), null);
        } catch (RuntimeException e) {
            tried = new Tried<>(null, e);
        }
        if (tried.outcome() instanceof Done<T> done && done.value() instanceof Issued issued) {
            issued.details().entries().stream()
                    .filter(Entry::secret)
                    .forEach(entry -> secrets.add(entry.value().reveal()));
        }
        Silence.assertSilent(tried, secrets);
        return tried;
    }

    Tried<String> create(Identity identity) {
        return send(() -> provider.create(call(identity)));
    }

    Tried<Issued> issue(Identity identity, long version) {
        return send(() -> provider.issue(call(identity), credential(identity, version)));
    }

    Tried<String> revoke(Identity identity, String credential) {
        return send(() -> provider.revoke(call(identity), credential));
    }

    Tried<String> delete(Identity identity) {
        return send(() -> provider.delete(call(identity)));
    }

    // ---- what is there

    /** Lets the time pass after which every look sees what was accepted. */
    void settle() {
        contract.pass(traits().visibleWithin());
    }

    Look.Seen look(Identity identity) {
        Look look = provider.look(call(identity));
        Silence.assertSilent(String.valueOf(look), secrets);
        assertThat(look).as("the look").isInstanceOf(Look.Seen.class);
        return (Look.Seen) look;
    }

    List<Sighting> alive(Identity identity) {
        return look(identity).resources().stream().filter(Sighting::isAlive).toList();
    }

    List<String> credentials(Identity identity) {
        return look(identity).credentials().stream().map(SeenCredential::id).toList();
    }

    boolean isAsWished(Call call) {
        Look look = provider.look(call);
        return look instanceof Look.Seen seen
                && seen.resources().stream().anyMatch(found -> found.isAlive() && found.asWished());
    }

    /** A resource that can be used. */
    Identity made() {
        Identity identity = identity();
        Identity known = known(identity, create(identity).value());
        if (traits().tagging() == Tagging.AFTER) {
            send(() -> provider.update(call(known))).value();
        }
        settle();
        awaitReady(known);
        return known;
    }

    void awaitReady(Identity identity) {
        Duration step = traits().readyWithin().dividedBy(1L << LOOKS);
        for (int i = 0; i < LOOKS && !isReady(identity); i++) {
            contract.pass(step);
            step = step.multipliedBy(2);
        }
        assertThat(isReady(identity))
                .as("usable within %s", traits().readyWithin())
                .isTrue();
    }

    private boolean isReady(Identity identity) {
        return alive(identity).stream().anyMatch(seen -> seen.condition() == Condition.READY);
    }

    void assertSilent(Object value) {
        Silence.assertSilent(String.valueOf(value), secrets);
    }

    /** What a clean run of something sends. */
    List<FaultyWire.Exchange> sentBy(Runnable something) {
        wire.clear();
        something.run();
        List<FaultyWire.Exchange> sent = wire.exchanges();
        wire.clear();
        return sent;
    }

    boolean changes(FaultyWire.Exchange exchange) {
        return !contract.changesNothing(exchange.method(), exchange.path());
    }
}
