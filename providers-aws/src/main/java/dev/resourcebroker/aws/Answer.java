package dev.resourcebroker.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What AWS said no with. Its text is looked through for words that we know; none of it is passed on. */
record Answer(AwsServiceException exception) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern PRINCIPAL =
            Pattern.compile("arn:aws[a-z-]{0,20}:(?:sts|iam)::\\d{12}:[A-Za-z0-9_+=,.@/-]{1,700}");

    String code() {
        AwsErrorDetails details = exception.awsErrorDetails();
        return word(details == null ? null : details.errorCode());
    }

    int status() {
        return exception.statusCode();
    }

    boolean isThrottling() {
        return exception.isThrottlingException();
    }

    boolean says(String words) {
        return text().contains(words);
    }

    /** Who was refused, where AWS names one. */
    Optional<String> principal() {
        Matcher arn = PRINCIPAL.matcher(text());
        return arn.find() ? Optional.of(arn.group()) : Optional.empty();
    }

    private String text() {
        AwsErrorDetails details = exception.awsErrorDetails();
        String text = details == null ? null : details.errorMessage();
        return text == null ? "" : text;
    }

    private static String word(@Nullable String text) {
        return text != null && WORD.matcher(text).matches() ? text : "unknown";
    }

    /** For whoever asks AWS: code and request id. */
    @Override
    public String toString() {
        return " (" + code() + ", status " + status() + ", request " + word(exception.requestId()) + ")";
    }
}
