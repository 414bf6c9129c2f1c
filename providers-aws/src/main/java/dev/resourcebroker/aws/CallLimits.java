package dev.resourcebroker.aws;

import dev.resourcebroker.error.PermanentBrokerException;
import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** How long a call may take: all of it, one attempt, and how many attempts there are. */
record CallLimits(Duration call, Duration attempt, int attempts) {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_ATTEMPTS = 10;

    // After the constants that its constructor looks at.
    static final CallLimits DEFAULT = new CallLimits(Duration.ofSeconds(5), Duration.ofSeconds(2), 3);

    CallLimits {
        check("callTimeout", call);
        check("attemptTimeout", attempt);
        if (attempt.compareTo(call) > 0) {
            throw PermanentBrokerException.invalid("attemptTimeout", "must not be longer than callTimeout");
        }
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw PermanentBrokerException.invalid("attempts", "must be 1 to " + MOST_ATTEMPTS);
        }
    }

    private static void check(String field, Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw PermanentBrokerException.invalid(field, "must be more than zero, at most a minute");
        }
    }

    ClientOverrideConfiguration overrides() {
        return ClientOverrideConfiguration.builder()
                .apiCallTimeout(call)
                .apiCallAttemptTimeout(attempt)
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(attempts)
                        .build())
                .build();
    }

    /** Named, so that the SDK doesn't look for one on the host's class path. */
    SdkHttpClient.Builder<?> http() {
        return UrlConnectionHttpClient.builder().connectionTimeout(attempt).socketTimeout(attempt);
    }
}
