package dev.resourcebroker.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provider.SecretSource;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.CredentialPool;
import dev.resourcebroker.spi.PlatformAccess;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Which providers may be registered, and with which credential they are called. */
class ProvidersTest {
    private static final MemoryVendor MEMORY = new MemoryVendor();

    private static Providers providers(ResourceProvider... all) {
        return new Providers(
                List.of(all).stream()
                        .map(one -> new Registration(one, MemoryVendor.ACCESS))
                        .toList(),
                Map.of());
    }

    private static BrokerException refused(ThrowingCallable call, ErrorCode code) {
        BrokerException refusal = catchThrowableOfType(BrokerException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        return refusal;
    }

    /** The memory vendor's provider, but for what one method gives. */
    private static ResourceProvider but(String method, Object value) {
        return (ResourceProvider) Proxy.newProxyInstance(
                ProvidersTest.class.getClassLoader(),
                new Class<?>[] {ResourceProvider.class},
                (proxy, called, arguments) ->
                        called.getName().equals(method) ? value : called.invoke(MEMORY, arguments));
    }

    private static Offering offering(OfferingId id, SecretSource secrets) {
        Offering box = MEMORY.offering;
        return Offering.of(id, box.type(), box.traits(), secrets);
    }

    @Test
    void what_is_registered_is_found_and_a_lookup_that_fails_lists_what_is_there() {
        Providers providers = providers(MEMORY, new MemoryVendor("other"));
        assertThat(providers.get(MemoryVendor.BOX).provider()).isSameAs(MEMORY);
        assertThat(providers.find(OfferingId.of("memory/crate"))).isEmpty();
        assertThat(refused(() -> providers.get(OfferingId.of("memory/crate")), ErrorCode.NOT_REGISTERED))
                .hasMessageContaining("memory/box, other/box");
    }

    @Test
    void a_provider_of_another_version_of_the_interface_is_refused() {
        int later = ResourceProvider.SPI_VERSION + 1;
        assertThat(refused(() -> providers(but("spiVersion", later)), ErrorCode.NOT_SUPPORTED))
                .hasMessageContaining("'memory' is of version " + later)
                .hasMessageContaining("broker of " + ResourceProvider.SPI_VERSION);
    }

    @Test
    void two_of_one_name_are_refused() {
        assertThat(refused(() -> providers(MEMORY, new MemoryVendor()), ErrorCode.ALREADY_EXISTS))
                .hasMessageContaining("'memory'");
    }

    @Test
    void an_offering_of_a_foreign_name_is_refused() {
        Offering foreign = offering(OfferingId.of("other/box"), new SecretSource.VendorOnce());
        assertThat(refused(() -> providers(but("offerings", List.of(foreign))), ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining("other/box");
    }

    @Test
    void an_offering_that_is_there_twice_is_refused() {
        List<Offering> twice = List.of(MEMORY.offering, MEMORY.offering);
        assertThat(refused(() -> providers(but("offerings", twice)), ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining("twice");
    }

    @Test
    void a_pool_that_is_missing_or_that_nobody_takes_is_named() {
        Offering pooled = offering(MemoryVendor.BOX, new SecretSource.Pool(MEMORY.access()));
        assertThat(refused(() -> providers(but("offerings", List.of(pooled))), ErrorCode.INVALID_ARGUMENT)
                        .field())
                .hasValue("pool of memory/box");
        List<Registration> registered = List.of(new Registration(MEMORY, MemoryVendor.ACCESS));
        for (String offering : List.of("memory/box", "memory/crate")) {
            assertThat(refused(
                                    () -> new Providers(
                                            registered, Map.of(OfferingId.of(offering), CredentialPool.of(Map.of()))),
                                    ErrorCode.INVALID_ARGUMENT)
                            .field())
                    .hasValue("pool of " + offering);
        }
    }

    private static Offered with(PlatformAccess access) {
        return new Offered(MEMORY, MEMORY.offering, access, Optional.empty());
    }

    @Test
    void a_required_field_that_is_missing_is_named() {
        assertThat(refused(() -> with(PlatformAccess.of(Map.of())).access(Optional.empty()), ErrorCode.INVALID_ARGUMENT)
                        .field())
                .contains("access field token");
    }

    @Test
    void what_the_host_throws_instead_of_a_credential_is_not_repeated() {
        PlatformAccess broken = fields -> {
            throw new IllegalStateException("token t0ken is locked");
        };
        assertThat(refused(() -> with(broken).access(Optional.empty()), ErrorCode.VENDOR_UNAVAILABLE))
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("t0ken")
                .hasNoCause();
    }

    @Test
    void the_credential_of_each_call_is_the_hosts_with_the_master_secret() {
        SecretValue master = SecretValue.of("m4ster");
        var access = with(MemoryVendor.ACCESS).access(Optional.of(master));
        assertThat(access.field("token").reveal()).isEqualTo("t0ken-of-memory");
        assertThat(access.master()).contains(master);
        assertThat(with(MemoryVendor.ACCESS).accessName())
                .contains(ProviderId.of("memory").toString());
    }
}
