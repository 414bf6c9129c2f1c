package dev.resourcebroker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import dev.resourcebroker.spi.ServiceBinding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Injector} keeps. An author's test extends this, says how to get at an injector, and how a workload
 * at its target would read what was delivered: the variables, or with {@link Carried#SERVICE_BINDING} the entries of the
 * one service binding.
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

    /** Which part of a delivery an injector carries. */
    protected enum Carried {
        /** The variables. */
        ENVIRONMENT,
        /** The service bindings. */
        SERVICE_BINDING
    }

    /**
     * Which part of a delivery the injector carries.
     *
     * @return by default the variables
     */
    protected Carried carried() {
        return Carried.ENVIRONMENT;
    }

    /**
     * The injector under test. Called again within one test it leads to the same target.
     *
     * @return an injector
     * @throws Exception fails the test
     */
    protected abstract Injector injector() throws Exception;

    /**
     * Reads what a workload at the target would see, as its own programs read it. What the platform itself adds to every
     * workload is left out, and of a service binding {@code type} and {@code provider}.
     *
     * @return the variables or entries, by name; empty when there is nothing or no binding
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
            deliver(named("before", "kept"));
            Map<String, String> sent = named("awkward", value, "other", "fine");
            try {
                deliver(sent);
            } catch (BrokerException e) {
                assertThat(e.code()).as("refusing <%s>", value).isEqualTo(ErrorCode.DELIVERY_FAILED);
                assertThat(e).hasMessageContaining(name("awkward"));
                assertThat(seenByTheWorkload()).as("after refusing <%s>", value).isEqualTo(named("before", "kept"));
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
        deliver(named("one", "1", "two", "2"));
        deliver(named("two", "II"));
        assertThat(seenByTheWorkload()).isEqualTo(named("two", "II"));
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
        Map<String, String> sent = named("one", "1", "two", "2");
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
        injector.deliver(delivery(named("one", "marker-7c1d")));
        assertThat(injector.toString()).doesNotContain("marker-7c1d");
    }

    private void deliver(Map<String, String> values) throws Exception {
        injector().deliver(delivery(values));
    }

    private Map<String, String> named(String... wordsAndValues) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < wordsAndValues.length; i += 2) {
            values.put(name(wordsAndValues[i]), wordsAndValues[i + 1]);
        }
        return values;
    }

    private String name(String word) {
        return carried() == Carried.ENVIRONMENT ? word.toUpperCase(Locale.ROOT) : word;
    }

    private Delivery delivery(Map<String, String> values) {
        boolean environment = carried() == Carried.ENVIRONMENT;
        return new Delivery(
                OrgId.of("acme"),
                Workload.named("api"),
                "revision-of-" + values.keySet(),
                environment ? variables(values) : Map.of(),
                environment || values.isEmpty() ? List.of() : List.of(binding(values)));
    }

    private static Map<String, SecretValue> variables(Map<String, String> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> SecretValue.of(e.getValue())));
    }

    private static ServiceBinding binding(Map<String, String> values) {
        List<Entry> entries = values.entrySet().stream()
                .map(e -> Entry.secret(e.getKey(), e.getValue()))
                .toList();
        return new ServiceBinding("contract", new ConnectionDetails(ResourceType.POSTGRESQL, entries));
    }
}
