package dev.resourcebroker.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.Answer;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Extra;
import dev.resourcebroker.provider.Identity;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Source;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provider.Traits.Tagging;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a provider declares, and what its looks tell. */
final class LookChecks {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final ProviderBench bench;
    private final ResourceProvider provider;

    LookChecks(ProviderBench bench) {
        this.bench = bench;
        this.provider = bench.provider;
    }

    void declarations() {
        ResourceProvider another = bench.contract.provider(bench.wire.base());
        assertThat(provider.spiVersion()).isEqualTo(ResourceProvider.SPI_VERSION);
        assertThat(another.id()).isEqualTo(provider.id());
        assertThat(another.access()).isEqualTo(provider.access());
        assertThat(another.offerings()).isEqualTo(provider.offerings());
        assertThat(provider.offerings())
                .extracting(Offering::id)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(id -> id.provider().equals(provider.id()));
        assertThat(provider.access())
                .allMatch(field ->
                        !field.required() || bench.access().find(field.name()).isPresent());
    }

    void costs() {
        assertThat(bench.sentBy(() -> {
                    assertThat(provider.cost(bench.specification)).isNotNull();
                    Changes.of(bench)
                            .ifPresent(other -> assertThat(provider.cost(other)).isNotNull());
                }))
                .as("what is sent for an estimate")
                .isEmpty();
    }

    void undeclared() {
        Call call = bench.call(ProviderBench.known(bench.identity(), "none"));
        RestorePoint now = new RestorePoint.At(Instant.EPOCH);
        Map<Extra, ThrowingCallable> effects = new EnumMap<>(Extra.class);
        effects.put(Extra.UPDATE, () -> provider.update(call));
        effects.put(Extra.SNAPSHOT, () -> provider.snapshot(call));
        effects.put(Extra.RESTORE, () -> provider.restore(call, now));
        effects.put(Extra.CREATE_FROM, () -> provider.createFrom(call, new Source("none", now)));
        effects.put(Extra.UNDELETE, () -> provider.undelete(call));
        effects.keySet().removeAll(bench.offering.extras());
        List<FaultyWire.Exchange> sent = bench.sentBy(() -> {
            effects.forEach((extra, effect) -> assertUnsupported(effect, extra.name()));
            if (!bench.traits().credentials().revocable()) {
                assertUnsupported(() -> provider.revoke(call, "none"), "revoke");
            }
        });
        assertThat(sent).as("what is sent for what isn't declared").isEmpty();
    }

    private static void assertUnsupported(ThrowingCallable effect, String what) {
        assertThatThrownBy(effect)
                .as("%s isn't declared", what)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_SUPPORTED));
    }

    void lookingChangesNothing() {
        Identity made = bench.made();
        Look first = bench.look(made);
        List<FaultyWire.Exchange> sent = bench.sentBy(() -> {
            provider.account(bench.access(), WITHIN);
            bench.look(made);
            bench.look(bench.identity());
            Listings.all(bench);
        });
        assertThat(sent).as("what looking sends").noneMatch(bench::changes);
        bench.settle();
        assertThat(bench.look(made)).isEqualTo(first);
    }

    void seenInTime() {
        Identity identity = bench.identity();
        assertThat(bench.look(identity).resources()).as("what isn't there").isEmpty();
        String id = bench.create(identity).value();
        bench.settle();
        Identity known = ProviderBench.known(identity, id);
        for (Identity asked : List.of(identity, known)) {
            assertThat(bench.look(asked).resources())
                    .as("what was made %s ago", bench.traits().visibleWithin())
                    .extracting(Sighting::id, Sighting::name)
                    .containsExactly(tuple(id, identity.name()));
        }
        bench.awaitReady(known);
        assertThat(bench.alive(known)).allMatch(Sighting::asWished);
    }

    void tags() {
        Identity made = bench.made();
        Tag ours = made.tag();
        Tag others = new Tag("other", ours.org(), ours.resource(), ours.incarnation());
        Identity stranger = new Identity(made.name(), others, Optional.empty());
        Tag expected = bench.traits().tagging() == Tagging.NONE ? null : ours;
        assertThat(bench.alive(made)).extracting(Sighting::tag).containsExactly(expected);
        assertThat(bench.alive(stranger))
                .as("what carries our name and another's tag")
                .extracting(Sighting::tag)
                .containsExactly(expected);
    }

    void denied() {
        Identity made = bench.made();
        assertThat(provider.account(bench.deniedAccess(), WITHIN)).isInstanceOf(Answer.Denied.class);
        assertThat(provider.list(bench.offering.id(), bench.deniedAccess(), Optional.empty(), WITHIN))
                .isInstanceOf(Answer.Denied.class);
        assertThat(provider.look(bench.denied(bench.call(made)))).isInstanceOf(Look.Denied.class);
        for (Fault fault : List.of(Fault.UNAUTHORIZED, Fault.FORBIDDEN)) {
            bench.wire.strike(fault, 1);
            assertThat(provider.look(bench.call(made)))
                    .as("a look with %s", fault)
                    .isInstanceOf(Look.Denied.class);
        }
        bench.wire.clear();
        Scene.of(bench).forEach(this::deniedEffect);
    }

    private void deniedEffect(Scene.Kind kind) {
        Scene scene = kind.open(bench);
        Tried<?> tried = bench.send(() -> Scene.widen(scene.send(bench.denied(scene.call(scene.attempt)))));
        assertThat(tried.isDone()).as("%s with denied access is done", kind).isFalse();
        bench.settle();
        assertThat(scene.count()).as("%s with denied access", kind).isZero();
    }

    void listed() {
        List<String> made = new ArrayList<>();
        List<Identity> identities = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Identity identity = bench.made();
            identities.add(identity);
            made.add(identity.requireVendorId());
        }
        List<Sighting> all = Listings.all(bench);
        assertThat(all).extracting(Sighting::id).doesNotHaveDuplicates().containsAll(made);
        if (bench.traits().tagging() != Tagging.NONE) {
            for (Identity identity : identities) {
                assertThat(Listings.alive(bench, identity))
                        .as("what the list shows with the tag")
                        .extracting(Sighting::id)
                        .containsExactly(identity.requireVendorId());
            }
        }
    }

    void account() {
        Answer<String> answer = provider.account(bench.access(), WITHIN);
        assertThat(answer).isInstanceOf(Answer.Given.class);
        String account = ((Answer.Given<String>) answer).value();
        assertThat(account).isNotBlank().hasSizeLessThanOrEqualTo(255);
        bench.assertSilent(account);
        Access again = Access.of(bench.access().fields());
        assertThat(bench.contract.provider(bench.wire.base()).account(again, WITHIN))
                .isEqualTo(answer);
        assertThat(bench.look(bench.made()).account())
                .as("the account of a look")
                .isEqualTo(account);
        assertThat(bench.look(bench.identity()).account()).isEqualTo(account);
    }

    void createMakesOne() {
        Identity first = bench.made();
        Identity second = bench.made();
        for (Identity identity : List.of(first, second)) {
            assertThat(bench.alive(identity)).extracting(Sighting::id).containsExactly(identity.requireVendorId());
        }
        assertThat(first.vendorId()).isNotEqualTo(second.vendorId());
    }
}
