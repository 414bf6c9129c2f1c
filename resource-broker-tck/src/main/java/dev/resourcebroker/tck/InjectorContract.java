package dev.resourcebroker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Injector} keeps. An author's test extends this, says how to get at an injector, and how a workload
 * at its target would read what was delivered.
 */
public abstract class InjectorContract {
    private static final List<String> AWKWARD = List.of(
            "plain",
            "",
            "two words",
            " edge ",
            "\ttab\t",
            "line\nbreak",
            "ends with a line break\n",
            "carriage\r\nreturn",
            "quote\"quote'quote`",
            "back\\slash \\n \\\\",
            "$HOME ${HOME} $(id) %PATH% !x",
            "# no comment",
            "a=b=c",
            "p\u00e4ssw\u00f6rd \u6f22\u5b57 \ud83d\ude00",
            "postgres://u:p%40ss@h.example:5432/d?x=1&y=%2F#f");

    /** For subclasses. */
    protected InjectorContract() {}

    /**
     * The injector under test. Called again within one test it leads to the same target.
     *
     * @return an injector
     * @throws Exception fails the test
     */
    protected abstract Injector injector() throws Exception;

    /**
     * Reads what a workload at the target would see, as its own programs read it. What the platform itself adds to every
     * workload is left out.
     *
     * @return the variables, by name
     * @throws Exception fails the test
     */
    protected abstract Map<String, String> seenByTheWorkload() throws Exception;

    /**
     * The target has a name that the meta-database takes, and the same each time.
     *
     * @throws Exception when an injector can't be had
     */
    @Test
    protected void target_isStableAndWithinLimits() throws Exception {
        String target = injector().target();
        assertThat(target).hasSizeBetween(1, 255).doesNotMatch("(?s).*\\p{Cntrl}.*");
        assertThat(injector().target()).isEqualTo(target);
    }

    /**
     * What arrives is what was sent, or it is refused naming the variable and changing nothing.
     *
     * @throws Exception when the target can't be read
     */
    @Test
    protected void deliver_carriesEachValueExactlyOrRefusesItByName() throws Exception {
        for (String value : AWKWARD) {
            deliver(Map.of("BEFORE", "kept"));
            Map<String, String> sent = Map.of("AWKWARD", value, "OTHER", "fine");
            try {
                deliver(sent);
            } catch (BrokerException e) {
                assertThat(e.code()).as("refusing <%s>", value).isEqualTo(ErrorCode.DELIVERY_FAILED);
                assertThat(e).hasMessageContaining("AWKWARD");
                assertThat(seenByTheWorkload()).as("after refusing <%s>", value).isEqualTo(Map.of("BEFORE", "kept"));
                continue;
            }
            assertThat(seenByTheWorkload()).as("after <%s>", value).isEqualTo(sent);
        }
    }

    /**
     * A later delivery leaves nothing of an earlier one.
     *
     * @throws Exception when the target can't be read
     */
    @Test
    protected void deliver_leavesNothingOfTheDeliveryBefore() throws Exception {
        deliver(Map.of("ONE", "1", "TWO", "2"));
        deliver(Map.of("TWO", "two"));
        assertThat(seenByTheWorkload()).isEqualTo(Map.of("TWO", "two"));
        deliver(Map.of());
        assertThat(seenByTheWorkload()).isEmpty();
    }

    /**
     * The same delivery again gives the same.
     *
     * @throws Exception when the target can't be read
     */
    @Test
    protected void deliver_again_givesTheSame() throws Exception {
        Map<String, String> sent = Map.of("ONE", "1", "TWO", "2");
        deliver(sent);
        deliver(sent);
        assertThat(seenByTheWorkload()).isEqualTo(sent);
    }

    /**
     * Printing an injector shows no value.
     *
     * @throws Exception when an injector can't be had
     */
    @Test
    protected void toString_showsNothingOfWhatWasDelivered() throws Exception {
        Injector injector = injector();
        injector.deliver(delivery(Map.of("ONE", "marker-7c1d")));
        assertThat(injector.toString()).doesNotContain("marker-7c1d");
    }

    private void deliver(Map<String, String> values) throws Exception {
        injector().deliver(delivery(values));
    }

    private static Delivery delivery(Map<String, String> values) {
        Map<String, SecretValue> secrets = new TreeMap<>(values)
                .entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> SecretValue.of(e.getValue())));
        return new Delivery(OrgId.of("acme"), Workload.named("api"), "revision-of-" + values.keySet(), secrets);
    }
}
