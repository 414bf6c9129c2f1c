package dev.resourcebroker.aws;

import dev.resourcebroker.error.PermanentBrokerException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The full ARN of a key of KMS, and the region in it. An alias isn't one: it may be moved to another key. */
record KeyArn(String text, String region) {
    private static final Pattern SHAPE =
            Pattern.compile("arn:aws[a-z-]{0,20}:kms:([a-z0-9-]{1,32}):\\d{12}:key/[A-Za-z0-9-]{1,64}");

    static KeyArn of(String text) {
        Matcher arn = SHAPE.matcher(text);
        if (!arn.matches()) {
            throw PermanentBrokerException.invalid(
                    "keyArn", "must be the ARN of a key, arn:aws:kms:REGION:ACCOUNT:key/ID, and not of an alias");
        }
        return new KeyArn(text, arn.group(1));
    }

    @Override
    public String toString() {
        return text;
    }
}
