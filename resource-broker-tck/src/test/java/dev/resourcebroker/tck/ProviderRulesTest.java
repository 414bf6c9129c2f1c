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

/** The law of providers and the tests of the contract name one another. */
class ProviderRulesTest {
    private static final Pattern ROW = Pattern.compile("\\| P(\\d+) \\|.*\\| `(p\\d+_\\w+)` \\|");

    @Test
    void everyTestIsARule_andEveryTestedRuleHasItsTest() throws IOException {
        String rules = Files.readString(Path.of(System.getProperty("basedir", "."), "../docs/provider-spec.md"));
        assertThat(ROW.matcher(rules).results().map(row -> row.group(2)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ResourceProviderContract.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(Method::getName)
                        .toList());
        assertThat(ROW.matcher(rules).results()).allMatch(ProviderRulesTest::isNumberedAlike);
    }

    private static boolean isNumberedAlike(MatchResult row) {
        return row.group(2).startsWith("p" + row.group(1) + "_");
    }

    @Test
    void everyRuleThatIsTested_isBrokenBySomebody() {
        assertThat(Arrays.stream(ResourceProviderContract.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(method -> method.getName().replaceAll("_.*", "").replace("p", "P")))
                .isSubsetOf(BrokenProvidersFailTheContractTest.all()
                        .map(broken -> broken.toString().replaceAll(":.*", ""))
                        .toList());
    }
}
