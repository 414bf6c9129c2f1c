package dev.resourcebroker.kubernetes;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.kubernetes.ClusterRefusal.Reason;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes errors of ours of those that the API server answers. Its own words may echo values, so none is passed on. */
final class Refusals {
    private static final Pattern MANAGER = Pattern.compile("conflict with \"([^\"]*)\"");

    private final Throttle throttle;

    Refusals(Throttle throttle) {
        this.throttle = throttle;
    }

    /** A refusal that nothing of the cluster's says. */
    static PermanentBrokerException because(Reason reason, String message) {
        return because(reason, message, List.of());
    }

    static PermanentBrokerException because(Reason reason, String message, List<String> managers) {
        return new PermanentBrokerException(
                ErrorCode.DELIVERY_FAILED, message, new ClusterRefusal(reason, message, managers, null));
    }

    /** After a part was written: a later delivery finishes it. */
    static PermanentBrokerException half(PermanentBrokerException e) {
        return new PermanentBrokerException(
                ErrorCode.INTERNAL,
                e.getMessage() + "; only a part of the delivery is there, deliver again",
                ClusterRefusal.of(e).orElse(null));
    }

    BrokerException of(KubernetesClientException e, String what) {
        return switch (e.getCode()) {
            case 401, 403 -> forbidden(e, what);
            case 404 -> because(missing(e), what + " can't be: " + words(missing(e)));
            case 409 -> conflict(e, what);
            case 413 -> because(Reason.TOO_LARGE, what + " is larger than the API server takes");
            case 400, 422 -> because(Reason.INVALID, what + " is refused as invalid" + fields(e));
            case 429 -> throttled(e, what);
            default -> waiting(Reason.UNREACHABLE, what + ": the API server doesn't answer", null);
        };
    }

    private static PermanentBrokerException forbidden(KubernetesClientException e, String what) {
        boolean going = causes(e).anyMatch(cause -> "NamespaceTerminating".equals(cause.getReason()));
        return going
                ? because(Reason.NAMESPACE_MISSING, what + " can't be: " + words(Reason.NAMESPACE_MISSING))
                : because(Reason.FORBIDDEN, what + " is forbidden to the broker's account");
    }

    private static Reason missing(KubernetesClientException e) {
        boolean namespace = details(e)
                .map(StatusDetails::getKind)
                .filter("namespaces"::equals)
                .isPresent();
        return namespace ? Reason.NAMESPACE_MISSING : Reason.WORKLOAD_MISSING;
    }

    private static String words(Reason missing) {
        return missing == Reason.NAMESPACE_MISSING ? "its namespace isn't there or is going" : "it isn't there";
    }

    private static BrokerException conflict(KubernetesClientException e, String what) {
        List<StatusCause> causes = causes(e)
                .filter(cause -> "FieldManagerConflict".equals(cause.getReason()))
                .toList();
        if (causes.isEmpty()) {
            return waiting(Reason.CHANGED_MEANWHILE, what + " was changed meanwhile", null);
        }
        List<String> managers =
                causes.stream().flatMap(Refusals::manager).distinct().sorted().toList();
        String message = what + fields(e) + " is managed by " + String.join(", ", managers);
        return because(Reason.CONFLICT, message, managers);
    }

    private static Stream<String> manager(StatusCause cause) {
        Matcher matcher = MANAGER.matcher(String.valueOf(cause.getMessage()));
        return matcher.find() ? Stream.of(matcher.group(1)) : Stream.empty();
    }

    private BrokerException throttled(KubernetesClientException e, String what) {
        Optional<Duration> told =
                details(e).map(StatusDetails::getRetryAfterSeconds).map(Duration::ofSeconds);
        Duration wait = throttle.left().or(() -> told).orElse(null);
        String message = what + ": the API server asks to wait" + (wait == null ? "" : " " + wait.toSeconds() + " s");
        return waiting(Reason.THROTTLED, message, wait);
    }

    private static TransientBrokerException waiting(Reason reason, String message, @Nullable Duration wait) {
        return new TransientBrokerException(
                ErrorCode.VENDOR_UNAVAILABLE, message, new ClusterRefusal(reason, message, List.of(), wait));
    }

    private static String fields(KubernetesClientException e) {
        List<String> fields = causes(e)
                .map(StatusCause::getField)
                .filter(field -> field != null && !field.isEmpty())
                .distinct()
                .limit(5)
                .toList();
        return fields.isEmpty() ? "" : " (" + String.join(", ", fields) + ")";
    }

    private static Stream<StatusCause> causes(KubernetesClientException e) {
        return details(e).map(StatusDetails::getCauses).stream().flatMap(List::stream);
    }

    private static Optional<StatusDetails> details(KubernetesClientException e) {
        return Optional.ofNullable(e.getStatus()).map(Status::getDetails);
    }
}
