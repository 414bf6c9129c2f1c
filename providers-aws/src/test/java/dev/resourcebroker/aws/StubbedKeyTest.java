package dev.resourcebroker.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.spi.EncryptionContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** What KMS itself answers, and the emulator doesn't. */
@Timeout(60)
class StubbedKeyTest {
    private static final String ARN = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final byte[] KEYSET = "marker-2c4d".getBytes(UTF_8);
    private static final String SENT = Base64.getEncoder().encodeToString(KEYSET);
    private static final EncryptionContext CONTEXT =
            new EncryptionContext(Map.of("installation", "prod-eu", "org", "acme"));
    private static final String DONE =
            "{\"KeyId\":\"" + ARN + "\",\"CiphertextBlob\":\"AQID\",\"Plaintext\":\"" + SENT + "\"}";

    private final StubAws stub = new StubAws();

    @AfterEach
    void close() {
        stub.close();
    }

    // The stub puts what it was sent where it says ECHO.
    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            400 | DisabledException           | ARN is disabled. ECHO                | KEY_REFUSED     | enable it
            400 | KMSInvalidStateException    | ARN is pending deletion. ECHO        | KEY_REFUSED     | cancel the deletion
            400 | KMSInvalidStateException    | ARN is pending replica deletion.     | KEY_REFUSED     | cancel the deletion
            400 | KMSInvalidStateException    | ARN is pending import. ECHO          | KEY_REFUSED     | import it again
            400 | KMSInvalidStateException    | ARN is unavailable. ECHO             | KEY_REFUSED     | key store
            400 | KMSInvalidStateException    | ARN is creating. ECHO                | KEY_UNAVAILABLE | not available for now
            400 | KMSInvalidStateException    | ARN is updating. ECHO                | KEY_UNAVAILABLE | not available for now
            400 | NotFoundException           | Key 'ARN' does not exist ECHO        | KEY_MISSING     | check the ARN
            400 | AccessDeniedException       | User: arn:aws:sts::111122223333:assumed-role/host/i-1 is not authorized ECHO | KEY_REFUSED | to arn:aws:sts::111122223333:assumed-role/host/i-1 in
            400 | AccessDeniedException       | ECHO                                 | KEY_REFUSED     | to the identity of the broker's credentials in
            400 | AccessDeniedException       | The ciphertext refers to a customer master key that does not exist ECHO | KEY_MISMATCH | wrapped by another key
            400 | InvalidGrantTokenException  | ECHO                                 | KEY_REFUSED     | refused
            400 | InvalidKeyUsageException    | ECHO                                 | KEY_REFUSED     | SYMMETRIC_DEFAULT
            400 | InvalidCiphertextException  | ECHO                                 | KEY_MISMATCH    | acme
            400 | IncorrectKeyException       | ECHO                                 | KEY_MISMATCH    | wrapped by another key
            400 | ValidationException         | ECHO                                 | KEY_REFUSED     | refused
            400 | UnrecognizedClientException | ECHO                                 | KEY_REFUSED     | credentials
            400 | InvalidSignatureException   | ECHO                                 | KEY_REFUSED     | clock
            400 | ExpiredTokenException       | ECHO                                 | KEY_UNAVAILABLE | not available for now
            400 | ThrottlingException         | Rate exceeded ECHO                   | KEY_UNAVAILABLE | not available for now
            429 | TooManyRequestsException    | ECHO                                 | KEY_UNAVAILABLE | not available for now
            500 | KMSInternalException        | ECHO                                 | KEY_UNAVAILABLE | not available for now
            500 | KeyUnavailableException     | ECHO                                 | KEY_UNAVAILABLE | not available for now
            503 | DependencyTimeoutException  | ECHO                                 | KEY_UNAVAILABLE | not available for now
            503 | ECHO                        | ECHO                                 | KEY_UNAVAILABLE | not available for now
            403 | ECHO                        | ECHO                                 | KEY_REFUSED     | allow kms:
            418 | ECHO                        | ECHO                                 | KEY_REFUSED     | refused
            """)
    void anAnswer_hasACodeAndSaysWhatToDo(int status, String type, String text, ErrorCode code, String words) {
        stub.kms(status, "{\"__type\":\"" + type + "\",\"message\":\"" + text.replace("ARN", ARN) + "\"}");
        AwsKmsKey key = builder().attempts(1).build();
        assertFails(key, code, ARN.substring(0, 7), words, "request-7", type.equals("ECHO") ? "unknown" : type);
        assertThat(stub.asked()).hasSize(2);
        key.close();
    }

    @Test
    void anAnswerThatIsNoJson_isClassifiedByItsStatus() {
        stub.kms(502, "<html>ECHO</html>");
        assertFails(builder().attempts(1).build(), ErrorCode.KEY_UNAVAILABLE, "status 502");
    }

    @Test
    void contextAndKey_areSentBothWays() {
        stub.kms(200, DONE);
        AwsKmsKey key = builder().build();
        assertThat(key.unwrap(key.wrap(KEYSET, CONTEXT), CONTEXT)).isEqualTo(KEYSET);
        assertThat(stub.asked())
                .extracting(StubAws.Asked::target)
                .containsExactly("TrentService.Encrypt", "TrentService.Decrypt");
        assertThat(stub.asked())
                .extracting(StubAws.Asked::body)
                .allSatisfy(body -> assertThat(body)
                        .contains("\"KeyId\":\"" + ARN + "\"", "{\"installation\":\"prod-eu\",\"org\":\"acme\"}"));
    }

    @Test
    void anotherKeyThatAnswers_isAMismatch() {
        stub.kms(200, DONE.replace("1234abcd", "9999abcd"));
        assertFails(builder().build(), ErrorCode.KEY_MISMATCH, "another key than " + ARN);
    }

    @Test
    void anAnswerWithoutKey_isAMismatch() {
        stub.kms(200, "{}");
        assertFails(builder().build(), ErrorCode.KEY_MISMATCH, "another key than " + ARN);
    }

    @Test
    void aFaultThatPasses_isTriedAgain() {
        String fault = "{\"__type\":\"KMSInternalException\"}";
        stub.kms(500, fault).kms(500, fault).kms(200, DONE);
        assertThat(builder().build().wrap(KEYSET, CONTEXT)).containsExactly(1, 2, 3);
        assertThat(stub.asked()).hasSize(3);
    }

    @Test
    void aFaultThatStays_isTriedSoManyTimes() {
        stub.kms(500, "{\"__type\":\"KMSInternalException\"}");
        AwsKmsKey key = builder().attempts(2).build();
        assertThatThrownBy(() -> key.wrap(KEYSET, CONTEXT)).isInstanceOf(TransientBrokerException.class);
        assertThat(stub.asked()).hasSize(2);
    }

    @Test
    void noAnswer_isAnOutageWithinTheTimeout() {
        stub.silent();
        long begin = System.nanoTime();
        AwsKmsKey key = builder()
                .attemptTimeout(Duration.ofMillis(200))
                .callTimeout(Duration.ofMillis(500))
                .build();
        assertFails(key, ErrorCode.KEY_UNAVAILABLE, "no answer came for key " + ARN, "Timeout");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).as("two calls").isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void nobodyThere_isAnOutage() {
        AwsKmsKey key = builder().endpoint(Fixed.nowhere()).attempts(1).build();
        assertFails(key, ErrorCode.KEY_UNAVAILABLE, "no answer came for key " + ARN, "ConnectException");
    }

    @Test
    void noCredentials_isAnOutageThatSaysSo() {
        AwsKmsKey key = with(() -> {
            throw SdkClientException.create("Unable to load credentials from any of the providers: marker-2c4d");
        });
        assertFails(key, ErrorCode.KEY_UNAVAILABLE, "no AWS credentials were found for key " + ARN);
    }

    @Test
    void credentialsThatCanNotBeRead_areAnOutage() {
        AwsKmsKey key = with(() -> {
            throw new CompletionException("marker-2c4d", new IOException("marker-2c4d"));
        });
        assertFails(key, ErrorCode.KEY_UNAVAILABLE, "IOException");
    }

    @Test
    void aDefectOfTheHostsCredentials_isInternal() {
        AwsKmsKey key = with(() -> {
            throw new IllegalStateException("marker-2c4d");
        });
        assertFails(key, ErrorCode.INTERNAL, "IllegalStateException");
    }

    @Test
    void anInterruptedCaller_staysInterrupted() {
        stub.kms(200, DONE);
        AwsKmsKey key = builder().build();
        Thread.currentThread().interrupt();
        var error = catchThrowableOfType(BrokerException.class, () -> key.wrap(KEYSET, CONTEXT));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(error.code()).isEqualTo(ErrorCode.KEY_UNAVAILABLE);
    }

    @Test
    void whatKmsCanNotTake_isNotSent() {
        AwsKmsKey key = builder().build();
        for (int size : new int[] {0, 4097}) {
            var error = catchThrowableOfType(PermanentBrokerException.class, () -> key.wrap(new byte[size], CONTEXT));
            assertThat(error.field()).contains("keyset");
        }
        for (int size : new int[] {0, 6145}) {
            var error = catchThrowableOfType(PermanentBrokerException.class, () -> key.unwrap(new byte[size], CONTEXT));
            assertThat(error.code()).isEqualTo(ErrorCode.KEY_MISMATCH);
        }
        assertThat(stub.asked()).isEmpty();
    }

    @Test
    void open_callsNothing() {
        AwsKmsKey key = builder().build();
        key.open(true);
        assertThat(key.id()).isEqualTo(ARN);
        assertThat(stub.asked()).isEmpty();
    }

    @Test
    void close_isRepeatable_andEndsTheKeysThreads() {
        stub.kms(200, DONE);
        Set<Thread> before = sdkThreads();
        AwsKmsKey key = builder().build();
        key.wrap(KEYSET, CONTEXT);
        Set<Thread> own = sdkThreads();
        own.removeAll(before);
        assertThat(own).as("threads that watch the timeouts").isNotEmpty();
        key.close();
        key.close();
        assertThat(own).allSatisfy(thread -> assertThat(ends(thread)).isTrue());
        assertFails(key, ErrorCode.CLOSED, ARN);
        assertThat(stub.asked()).hasSize(1);
    }

    private static Set<Thread> sdkThreads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().startsWith("sdk-"));
        return threads;
    }

    private static boolean ends(Thread thread) throws InterruptedException {
        thread.join(10_000);
        return !thread.isAlive();
    }

    @Test
    void close_leavesTheHostsCredentialsOpen() {
        stub.kms(200, DONE);
        ClosableCredentials given = new ClosableCredentials();
        AwsKmsKey key = with(given);
        key.wrap(KEYSET, CONTEXT);
        key.close();
        assertThat(given.closes).hasValue(0);
    }

    @Test
    void toString_showsTheKeyOnly() {
        assertThat(builder().build()).hasToString("AwsKmsKey[" + ARN + "]");
    }

    private AwsKmsKey with(AwsCredentialsProvider credentials) {
        return builder().credentials(credentials).build();
    }

    private AwsKmsKeyBuilder builder() {
        return AwsKmsKey.builder().keyArn(ARN).credentials(Fixed.CREDENTIALS).endpoint(stub.endpoint());
    }

    private static void assertFails(AwsKmsKey key, ErrorCode code, String... words) {
        byte[] wrapped = {1, 2, 3};
        for (BrokerException error : new BrokerException[] {
            catchThrowableOfType(BrokerException.class, () -> key.wrap(KEYSET, CONTEXT)),
            catchThrowableOfType(BrokerException.class, () -> key.unwrap(wrapped, CONTEXT))
        }) {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error).hasMessageContainingAll(words).hasNoCause();
            assertThat(error.getMessage()).doesNotContain("marker-2c4d", SENT, "AQID");
        }
    }

    private static final class ClosableCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
        private final AtomicInteger closes = new AtomicInteger();

        @Override
        public AwsCredentials resolveCredentials() {
            return Fixed.CREDENTIALS.resolveCredentials();
        }

        @Override
        public void close() {
            closes.incrementAndGet();
        }
    }
}
