package dev.resourcebroker.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ResourceId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider need not write. */
class ResourceProviderTest {
    private static final Tag TAG =
            new Tag("prod-eu", OrgId.of("acme"), ResourceId.parse("01920000-0000-7000-8000-00000000002a"), 1);

    private final ResourceProvider bare = new Bare();
    private final Call call = new Call(
            new Identity("orders-1", TAG, Optional.of("p-1")),
            new Specification(OfferingId.of("bare/nothing"), Map.of()),
            Access.of(Map.of()),
            new Attempt("token", 1, 1, 1, Instant.EPOCH, new Open()));

    private record Extras(Extra extra, Function<ResourceProvider, Function<Call, ?>> effect) {
        @Override
        public String toString() {
            return extra.name();
        }
    }

    static Stream<Extras> extras() {
        RestorePoint point = new RestorePoint.At(Instant.EPOCH);
        return Stream.of(
                new Extras(Extra.UPDATE, provider -> provider::update),
                new Extras(Extra.SNAPSHOT, provider -> provider::snapshot),
                new Extras(Extra.RESTORE, provider -> call -> provider.restore(call, point)),
                new Extras(Extra.CREATE_FROM, provider -> call -> provider.createFrom(call, new Source("p", point))),
                new Extras(Extra.UNDELETE, provider -> provider::undelete));
    }

    @Test
    void everyExtra_hasItsEffect_butTheOneThatIsTold() {
        assertThat(EnumSet.complementOf(EnumSet.of(Extra.TELL)))
                .containsExactlyElementsOf(extras().map(Extras::extra).toList());
    }

    @ParameterizedTest
    @MethodSource("extras")
    void anExtraThatIsNotWritten_isNotSupported(Extras extras) {
        assertThatThrownBy(() -> extras.effect().apply(bare).apply(call))
                .hasMessage("bare/nothing doesn't declare " + extras.extra())
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_SUPPORTED));
    }

    @Test
    void theVersion_isCopiedIntoTheProviderByTheCompiler() throws IOException {
        // Else it would be the running library's, and say nothing about the provider.
        try (InputStream compiled = Bare.class.getResourceAsStream("ResourceProviderTest$Bare.class")) {
            String text = new String(compiled.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(text).contains("spiVersion").doesNotContain("SPI_VERSION");
        }
        assertThat(bare.spiVersion()).isEqualTo(ResourceProvider.SPI_VERSION);
    }

    private static final class Open implements Guard {
        @Override
        public void check() {}

        @Override
        public Duration left() {
            return Duration.ofMinutes(1);
        }
    }

    /** Writes what must be written. */
    private static final class Bare implements ResourceProvider {
        @Override
        public int spiVersion() {
            return SPI_VERSION;
        }

        @Override
        public ProviderId id() {
            return ProviderId.of("bare");
        }

        @Override
        public List<AccessField> access() {
            return List.of();
        }

        @Override
        public List<Offering> offerings() {
            return List.of();
        }

        @Override
        public Cost cost(Specification specification) {
            return Cost.monthly("0", "EUR");
        }

        @Override
        public Answer<String> account(Access access, Duration within) {
            return new Answer.Denied<>();
        }

        @Override
        public Answer<Inventory> list(OfferingId offering, Access access, Optional<String> cursor, Duration within) {
            return new Answer.Denied<>();
        }

        @Override
        public Look look(Call call) {
            return new Look.Denied();
        }

        @Override
        public Outcome<String> create(Call call) {
            return new Outcome.Unknown<>();
        }

        @Override
        public Outcome<Issued> issue(Call call, NewCredential credential) {
            return new Outcome.Unknown<>();
        }

        @Override
        public Outcome<String> revoke(Call call, String credentialId) {
            return new Outcome.Unknown<>();
        }

        @Override
        public Outcome<String> delete(Call call) {
            return new Outcome.Unknown<>();
        }
    }
}
