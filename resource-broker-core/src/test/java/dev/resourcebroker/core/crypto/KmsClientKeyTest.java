package dev.resourcebroker.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.spi.EncryptionContext;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KmsClientKeyTest {
    private static final byte[] KEYSET = "marker-2c4d".getBytes(UTF_8);
    private static final EncryptionContext CONTEXT = new EncryptionContext(Map.of("org", "acme"));

    private final InMemoryKms kms = new InMemoryKms();

    @Test
    void theContextIsTheAssociatedData() throws Exception {
        byte[] wrapped = KmsClientKey.of(kms, "mem://one").wrap(KEYSET, CONTEXT);
        assertThat(kms.getAead("mem://one").decrypt(wrapped, AssociatedData.keyset(CONTEXT)))
                .isEqualTo(KEYSET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "gcp-kms://x", "mem://gone/gone"})
    void aUriThatTheClientDoesNotTake_isInvalid(String uri) {
        assertInvalid(uri);
    }

    @Test
    void aUriThatIsTooLong_isInvalid() {
        assertInvalid("mem://" + "x".repeat(250));
        assertThat(KmsClientKey.of(kms, "mem://" + "x".repeat(249)).id()).hasSize(255);
    }

    private void assertInvalid(String uri) {
        var error = catchThrowableOfType(BrokerException.class, () -> KmsClientKey.of(kms, uri));
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(error.field()).contains("keyUri");
    }

    static Stream<Arguments> outages() {
        return Stream.of(
                arguments(new ConnectException("marker-2c4d")),
                arguments(new GeneralSecurityException("marker-2c4d", new SocketTimeoutException("marker-2c4d"))),
                arguments(new GeneralSecurityException(new IllegalStateException(new IOException("deep")))),
                arguments(new GeneralSecurityException(new TimeoutException("marker-2c4d"))),
                arguments(new GoogleHttp(503)),
                arguments(new GoogleHttp(429)),
                arguments(new Vault(0, new IOException("marker-2c4d"))),
                arguments(new Vault(500, null)),
                arguments(new Grpc(true)));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void anOutage_isTransientBothWays(Exception failure) {
        assertCodes(failure, ErrorCode.KEY_UNAVAILABLE, ErrorCode.KEY_UNAVAILABLE);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(new GeneralSecurityException("marker-2c4d")),
                arguments(new GoogleHttp(400)),
                arguments(new Vault(400, null)),
                arguments(new Grpc(false)),
                arguments(new IllegalArgumentException("marker-2c4d")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void anythingElse_isAMismatchWhenUnwrapping(Exception failure) {
        assertCodes(failure, ErrorCode.KEY_REFUSED, ErrorCode.KEY_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({"401", "403"})
    void missingAccess_isARefusalBothWays(int status) {
        assertCodes(new GoogleHttp(status), ErrorCode.KEY_REFUSED, ErrorCode.KEY_REFUSED);
    }

    @Test
    void causesThatGoRoundInCircles_end() {
        Exception first = new GeneralSecurityException("marker-2c4d");
        first.initCause(new IllegalStateException(first));
        assertCodes(first, ErrorCode.KEY_REFUSED, ErrorCode.KEY_MISMATCH);
    }

    private static void assertCodes(Exception failure, ErrorCode wrapping, ErrorCode unwrapping) {
        KmsClientKey key = KmsClientKey.of(InMemoryKms.failing(failure), "mem://one");
        var wrap = catchThrowableOfType(BrokerException.class, () -> key.wrap(KEYSET, CONTEXT));
        var unwrap = catchThrowableOfType(BrokerException.class, () -> key.unwrap(KEYSET, CONTEXT));
        assertThat(wrap.code()).isEqualTo(wrapping);
        assertThat(unwrap.code()).isEqualTo(unwrapping);
        for (BrokerException error : new BrokerException[] {wrap, unwrap}) {
            assertThat(error).hasNoCause().hasMessageContaining("mem://one");
            assertThat(error.getMessage()).doesNotContain("marker-2c4d");
        }
    }

    /** As Google's HTTP client has it: an IOException for every answer that isn't a success. */
    public static class GoogleHttp extends IOException {
        private final int status;

        GoogleHttp(int status) {
            super("marker-2c4d");
            this.status = status;
        }

        public int getStatusCode() {
            return status;
        }
    }

    /** As Vault's client has it: zero where there was no answer. */
    public static class Vault extends Exception {
        private final int status;

        Vault(int status, Throwable cause) {
            super("marker-2c4d", cause);
            this.status = status;
        }

        public int getHttpStatusCode() {
            return status;
        }
    }

    /** As Google's gRPC client has it: a status that isn't a number. */
    public static class Grpc extends RuntimeException {
        private final boolean retryable;

        Grpc(boolean retryable) {
            super("marker-2c4d");
            this.retryable = retryable;
        }

        public String getStatusCode() {
            return "UNAVAILABLE";
        }

        public boolean isRetryable() {
            return retryable;
        }
    }
}
