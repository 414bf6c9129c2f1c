package dev.resourcebroker.neon;

import dev.resourcebroker.provider.Attempt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of the branch that keeps what was there before a restore. It tells which restore that was: the token finds it
 * when the same one is asked for again, and the effect's number tells a look that it was done.
 */
final class KeptState {
    private static final Pattern SHAPE = Pattern.compile("resource-broker-before-([0-9]{1,18})-(.+)");

    private KeptState() {}

    static String name(Attempt attempt) {
        return "resource-broker-before-" + attempt.effect() + "-" + attempt.token();
    }

    static boolean isOf(String branch, String token) {
        Matcher matcher = SHAPE.matcher(branch);
        return matcher.matches() && matcher.group(2).equals(token);
    }

    static OptionalLong effect(String branch) {
        Matcher matcher = SHAPE.matcher(branch);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
