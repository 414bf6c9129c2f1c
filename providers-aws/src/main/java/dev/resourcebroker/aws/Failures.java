package dev.resourcebroker.aws;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.spi.EncryptionContext;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Says what an exception of the SDK means for a key, and what to do. Codes, request ids, names of classes and ARNs are
 * all that is passed on of it; it never becomes a cause.
 */
final class Failures {
    private static final int MOST_CAUSES = 8;

    private static final Set<String> PASSING = Set.of(
            "DependencyTimeoutException",
            "ExpiredToken",
            "ExpiredTokenException",
            "KMSInternalException",
            "KeyUnavailableException",
            "RequestExpired");

    private static final Set<String> BAD_CREDENTIALS = Set.of(
            "IncompleteSignature",
            "IncompleteSignatureException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    private final KeyArn key;
    private final @Nullable String role;

    private Failures(KeyArn key, @Nullable String role) {
        this.key = key;
        this.role = role;
    }

    static Failures of(KeyArn key) {
        return new Failures(key, null);
    }

    static Failures of(KeyArn key, String role) {
        return new Failures(key, role);
    }

    String byWayOf() {
        return role == null ? "" : " by way of " + role;
    }

    BrokerException of(Call call, RuntimeException thrown) {
        Throwable e = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (e instanceof AwsServiceException service) {
            Answer answer = new Answer(service);
            return isPassing(answer) ? unavailable(answer) : refused(call, service, answer);
        }
        boolean away = causes(e).anyMatch(IOException.class::isInstance) || e instanceof SdkClientException;
        return away ? unreachable(e) : defect(e);
    }

    PermanentBrokerException notOfThisKey(EncryptionContext context, String answer) {
        String what = "the wrapped keyset of " + context.values() + " was altered, moved from another place, or wrapped"
                + " by another key than " + key + answer;
        return new PermanentBrokerException(ErrorCode.KEY_MISMATCH, what);
    }

    private static boolean isPassing(Answer answer) {
        boolean creatingOrUpdating = answer.code().equals("KMSInvalidStateException")
                && (answer.says(" is creating") || answer.says(" is updating"));
        return creatingOrUpdating
                || answer.isThrottling()
                || answer.status() >= 500
                || answer.status() == 429
                || PASSING.contains(answer.code());
    }

    private BrokerException refused(Call call, AwsServiceException service, Answer answer) {
        if (BAD_CREDENTIALS.contains(answer.code())) {
            return refused("AWS doesn't accept the credentials for key " + key
                    + ": check them, and the clock of this machine" + answer);
        }
        return service instanceof StsException ? noSession(answer) : noUse(call, answer);
    }

    private BrokerException noUse(Call call, Answer answer) {
        return switch (answer.code()) {
            case "InvalidCiphertextException", "IncorrectKeyException" ->
                notOfThisKey(call.context(), answer.toString());
            case "NotFoundException" -> missing(answer);
            case "DisabledException" -> refused("key " + key + " is disabled: enable it" + answer);
            case "KMSInvalidStateException" -> refused("key " + key + " " + state(answer) + answer);
            case "AccessDeniedException" ->
                answer.says("The ciphertext refers to")
                        ? notOfThisKey(call.context(), answer.toString())
                        : denied(call, answer);
            case "InvalidKeyUsageException" ->
                refused("key " + key + " can't encrypt symmetrically: take one of usage ENCRYPT_DECRYPT and spec"
                        + " SYMMETRIC_DEFAULT" + answer);
            default ->
                answer.status() == 403
                        ? denied(call, answer)
                        : refused("key " + key + " refused " + call.action() + answer);
        };
    }

    private PermanentBrokerException missing(Answer answer) {
        String what = "key " + key + " doesn't exist: check the ARN. Nothing that a deleted key wrapped can be read";
        return new PermanentBrokerException(ErrorCode.KEY_MISSING, what + answer);
    }

    private static String state(Answer answer) {
        if (answer.says("pending deletion") || answer.says("pending replica deletion")) {
            return "is pending deletion: cancel the deletion and enable the key, or nothing that it wrapped can be read";
        }
        if (answer.says("pending import")) {
            return "has no key material: import it again";
        }
        return "is in a state in which it can't be used: look at it in KMS; a key store may be disconnected";
    }

    private PermanentBrokerException denied(Call call, Answer answer) {
        return refused("access to key " + key + " is denied: allow " + call.action() + " to " + caller(answer)
                + " in its IAM policy and in the key's policy, for the encryption context "
                + call.context().values() + answer);
    }

    private String caller(Answer answer) {
        return answer.principal().orElse(role == null ? "the identity of the broker's credentials" : role);
    }

    private PermanentBrokerException noSession(Answer answer) {
        if (role == null) {
            return refused("STS gives no credentials for key " + key + answer);
        }
        String caller = answer.principal().orElse("the identity of the broker's credentials");
        return refused("role " + role + ", which leads to key " + key + ", can't be assumed: allow sts:AssumeRole to "
                + caller + " in its IAM policy, and in the role's trust policy with the external id of this key's"
                + " configuration" + answer);
    }

    private static PermanentBrokerException refused(String what) {
        return new PermanentBrokerException(ErrorCode.KEY_REFUSED, what);
    }

    private TransientBrokerException unavailable(Answer answer) {
        return unavailable("key " + key + " is not available for now" + answer);
    }

    private TransientBrokerException unreachable(Throwable e) {
        boolean anonymous = String.valueOf(e.getMessage()).startsWith("Unable to load credentials");
        String what = anonymous ? "no AWS credentials were found for key " : "no answer came for key ";
        String classes =
                causes(e).map(cause -> cause.getClass().getSimpleName()).collect(Collectors.joining(" by "));
        return unavailable(what + key + byWayOf() + ": " + classes);
    }

    private static TransientBrokerException unavailable(String what) {
        return new TransientBrokerException(ErrorCode.KEY_UNAVAILABLE, what, null);
    }

    private PermanentBrokerException defect(Throwable e) {
        String what = "using key " + key + " threw " + e.getClass().getName();
        return new PermanentBrokerException(ErrorCode.INTERNAL, what);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(MOST_CAUSES);
    }
}
