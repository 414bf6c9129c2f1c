package dev.resourcebroker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules for authors of keys and the tests of the contract name one another. */
class KeyRulesTest {
    private static final Pattern ROW = Pattern.compile("\\| K(\\d+) \\|.*\\| `(k\\d+_\\w+)` \\|");

    @Test
    void everyTestIsARule_andEveryTestedRuleHasItsTest() throws IOException {
        String rules = Files.readString(Path.of(System.getProperty("basedir", "."), "../docs/key-providers.md"));
        assertThat(ROW.matcher(rules).results().map(row -> row.group(2)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(KeyEncryptionKeyContract.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(Method::getName)
                        .toList());
        assertThat(ROW.matcher(rules).results()).allMatch(KeyRulesTest::isNumberedAlike);
    }

    private static boolean isNumberedAlike(MatchResult row) {
        return row.group(2).startsWith("k" + row.group(1) + "_");
    }
}
