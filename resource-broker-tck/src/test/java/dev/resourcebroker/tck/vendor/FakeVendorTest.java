package dev.resourcebroker.tck.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.provider.Attempt;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.CredentialTraits.Listing;
import dev.resourcebroker.provider.CredentialTraits.SecondIssue;
import dev.resourcebroker.provider.CredentialTraits.Style;
import dev.resourcebroker.provider.Guard;
import dev.resourcebroker.provider.Identity;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.NewCredential;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.Sighting.Condition;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Traits.SecondCreate;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.tck.SettableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeVendorTest {
    private static final Duration LAG = Duration.ofSeconds(5);
    private static final Traits TRAITS = new Traits(
            SecondCreate.DOUBLES,
            LAG,
            Duration.ofMinutes(1),
            Tagging.ATOMIC,
            Duration.ofDays(7),
            new CredentialTraits(Style.PER_VERSION, SecondIssue.DOUBLES, 3, Listing.VERSIONS, true, false));
    private static final ResourceId ID = ResourceId.parse("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Tag TAG = new Tag("here", OrgId.of("acme"), ID, 1);

    private final SettableClock clock = SettableClock.at(Instant.EPOCH);
    private final FakeVendor vendor = FakeVendor.open(TRAITS, clock);
    private final FakeProvider provider = new FakeProvider(vendor.uri(), TRAITS);

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void aLostAnswerIsDone_aLostRequestIsNot() {
        vendor.misbehave(Misbehaviour.of(Fault.REQUEST_LOST, RequestKind.CREATE).only(1));
        assertThat(create()).isInstanceOf(Outcome.Unknown.class);
        assertThat(vendor.stock().things()).isEmpty();
        vendor.misbehave(Misbehaviour.of(Fault.ANSWER_LOST, RequestKind.CREATE).only(1));
        assertThat(create()).isInstanceOf(Outcome.Unknown.class);
        assertThat(vendor.stock().things()).hasSize(1);
        assertThat(create()).isInstanceOf(Outcome.Done.class);
        assertThat(vendor.requests(RequestKind.CREATE)).isEqualTo(3);
    }

    @Test
    void aRepeatedRequestIsDoneTwice() {
        vendor.misbehave(Misbehaviour.of(Fault.REPEATED, RequestKind.CREATE));
        assertThat(create()).isEqualTo(new Outcome.Done<>("t2"));
        assertThat(vendor.stock().things())
                .extracting(Stock.Thing::id, thing -> thing.tag().orElseThrow())
                .containsExactly(tuple("t1", TAG), tuple("t2", TAG));
    }

    @Test
    void aLateRequestIsDoneByTheClock() {
        vendor.misbehave(Misbehaviour.of(Fault.LATE, RequestKind.CREATE).after(Duration.ofSeconds(9)));
        assertThat(create()).isInstanceOf(Outcome.Unknown.class);
        clock.advance(Duration.ofSeconds(8));
        assertThat(vendor.stock().things()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(vendor.stock().things()).hasSize(1);
    }

    @Test
    void looksShowWhatIsDone_onceTheLagIsOver() {
        create();
        assertThat(look().resources()).isEmpty();
        clock.advance(LAG);
        assertThat(look().resources()).extracting(seen -> seen.condition()).containsExactly(Condition.MAKING);
        clock.advance(Duration.ofMinutes(1));
        assertThat(look().resources()).extracting(seen -> seen.condition()).containsExactly(Condition.READY);
        provider.delete(call("t1"));
        assertThat(look().resources()).extracting(seen -> seen.condition()).containsExactly(Condition.READY);
        clock.advance(LAG);
        assertThat(look().resources()).extracting(seen -> seen.condition()).containsExactly(Condition.BINNED);
        clock.advance(Duration.ofDays(7));
        look();
        clock.advance(LAG);
        assertThat(look().resources()).isEmpty();
    }

    @Test
    void aSecretOpensItsThing_untilItIsRevoked() {
        create();
        Issued issued =
                ((Outcome.Done<Issued>) provider.issue(call("t1"), new NewCredential(4, "v4", Map.of()))).value();
        SecretValue secret = issued.details().value("password").orElseThrow();
        assertThat(vendor.stock().keys()).containsExactly(new Stock.Key(issued.id(), "t1", 4));
        assertThat(vendor.opens(issued.id(), secret)).isTrue();
        assertThat(vendor.opens(issued.id(), SecretValue.of("guessed"))).isFalse();
        provider.revoke(call("t1"), issued.id());
        assertThat(vendor.stock().keys()).isEmpty();
        assertThat(vendor.opens(issued.id(), secret)).isFalse();
    }

    @Test
    void errorsAreJudgedByTheirStatus() {
        assertThat(faced(Fault.TOO_MANY_REQUESTS)).isEqualTo(notDone("HTTP_429", Duration.ofSeconds(2)));
        assertThat(faced(Fault.UNAVAILABLE_FOR_NOW)).isEqualTo(notDone("HTTP_503", Duration.ofSeconds(2)));
        assertThat(faced(Fault.LOCKED)).isEqualTo(notDone("HTTP_423", Duration.ZERO));
        assertThat(faced(Fault.REFUSED)).isEqualTo(new Outcome.NotDone<>("HTTP_422", true, Duration.ZERO));
        assertThat(faced(Fault.DENIED)).isEqualTo(new Outcome.NotDone<>("HTTP_401", true, Duration.ZERO));
        assertThat(faced(Fault.UNAVAILABLE)).isInstanceOf(Outcome.Unknown.class);
        assertThat(faced(Fault.ERROR_BEFORE)).isInstanceOf(Outcome.Unknown.class);
        assertThat(vendor.stock().things()).isEmpty();
        assertThat(faced(Fault.ERROR_AFTER)).isInstanceOf(Outcome.Unknown.class);
        assertThat(vendor.stock().things()).hasSize(1);
    }

    @Test
    void silenceIsDone_andEndsByTheDeadline() {
        assertThat(faced(Fault.HANG)).isInstanceOf(Outcome.Unknown.class);
        assertThat(vendor.stock().things()).hasSize(1);
    }

    @Test
    void chanceIsTheSameForTheSameSeed() {
        assertThat(struck(7)).isEqualTo(struck(7)).isBetween(2L, 18L);
    }

    private long struck(long seed) {
        vendor.misbehave(Misbehaviour.of(Fault.LOCKED, RequestKind.CREATE).sometimes(0.5, seed));
        return IntStream.range(0, 20)
                .filter(i -> create() instanceof Outcome.NotDone)
                .count();
    }

    @Test
    void anErrorPageEchoesTheCredentialAndTheRequest() throws Exception {
        vendor.misbehave(Misbehaviour.of(Fault.REFUSED, RequestKind.CREATE));
        String token = FakeVendor.access().field("token").reveal();
        HttpRequest request = HttpRequest.newBuilder(URI.create(vendor.uri() + "things"))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("size=1"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body())
                .contains(token, "size=1");
    }

    private Outcome<String> faced(Fault fault) {
        vendor.misbehave(Misbehaviour.of(fault, RequestKind.CREATE).after(Duration.ofMillis(1500)));
        return create();
    }

    private static Outcome<String> notDone(String code, Duration wait) {
        return new Outcome.NotDone<>(code, false, wait);
    }

    private Outcome<String> create() {
        return provider.create(call(null));
    }

    private Look.Seen look() {
        return (Look.Seen) provider.look(call(null));
    }

    private Call call(String vendorId) {
        Identity identity = new Identity("rb-1", TAG, Optional.ofNullable(vendorId));
        Attempt attempt = new Attempt("token", 1, 1, 1, Instant.EPOCH, new Open());
        return new Call(identity, provider.offerings().get(0).specify(Map.of()), FakeVendor.access(), attempt);
    }

    private static final class Open implements Guard {
        @Override
        public void check() {}

        @Override
        public Duration left() {
            return Duration.ofSeconds(1);
        }
    }
}
