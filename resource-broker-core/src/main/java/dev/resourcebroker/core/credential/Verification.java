package dev.resourcebroker.core.credential;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.provider.CallRates;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.AccessField;
import dev.resourcebroker.provider.Answer;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.secret.SecretValue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a vendor whose a credential is, which changes nothing there. What a provider throws is neither passed on nor logged
 * with its text, which may hold the credential. Who brought one that was denied waits before bringing the next, the longer
 * the more often in a row.
 */
final class Verification {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final int LONGEST = 255;
    // Shorter ones may be a region or the like, which a vendor may name accounts by.
    private static final int LIKE_A_KEY = 12;

    private final CallRates rates;
    private final Duration within;

    Verification(CallRates rates, Duration within) {
        this.rates = rates;
        this.within = within;
    }

    String account(OrgId org, ResourceProvider provider, Map<String, SecretValue> values) {
        String name = "brought/" + org + "/" + provider.id();
        rates.begin(name).ifPresent(wait -> {
            throw tooOften(wait);
        });
        Optional<Answer<String>> answer = Optional.empty();
        try {
            answer = asked(provider, values);
        } finally {
            rates.end(name, answer.filter(Answer.Denied.class::isInstance).isEmpty());
        }
        return account(provider, values, answer);
    }

    private static TransientBrokerException tooOften(Duration wait) {
        return new TransientBrokerException(
                ErrorCode.RATE_LIMITED,
                "credentials are brought too often; the next in " + (wait.toSeconds() + 1) + " seconds",
                null);
    }

    private Optional<Answer<String>> asked(ResourceProvider provider, Map<String, SecretValue> values) {
        try {
            return Optional.of(provider.account(Access.of(values), within));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("account of {} failed with {}", provider.id(), e.getClass().getName());
            return Optional.empty();
        }
    }

    private static String account(
            ResourceProvider provider, Map<String, SecretValue> values, Optional<Answer<String>> answer) {
        if (answer.isEmpty()) {
            throw new TransientBrokerException(
                    ErrorCode.VENDOR_UNAVAILABLE,
                    "the vendor of '" + provider.id() + "' doesn't tell whose the credential is",
                    null);
        }
        if (answer.get() instanceof Answer.Given<String> given) {
            return harmless(provider, values, given.value());
        }
        throw new PermanentBrokerException(
                ErrorCode.CREDENTIAL_REFUSED, "the vendor of '" + provider.id() + "' denied access to the credential");
    }

    /** It is stored and shown: a provider that repeats a key there is broken. An account that was given may be told. */
    private static String harmless(ResourceProvider provider, Map<String, SecretValue> values, String account) {
        boolean isOdd = account.isEmpty() || account.length() > LONGEST;
        boolean repeats = provider.access().stream()
                .filter(AccessField::required)
                .flatMap(field -> Stream.ofNullable(values.get(field.name())))
                .map(SecretValue::reveal)
                .anyMatch(value -> value.length() >= LIKE_A_KEY && account.contains(value));
        if (isOdd || repeats) {
            throw new PermanentBrokerException(
                    ErrorCode.INTERNAL, "provider '" + provider.id() + "' names accounts in a form that can't be kept");
        }
        return account;
    }
}
