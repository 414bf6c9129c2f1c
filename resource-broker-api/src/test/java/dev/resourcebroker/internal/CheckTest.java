package dev.resourcebroker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
    private static final String MISPLACED = "postgres://app:S3cret@db";
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private static void refuses(Consumer<String> check, String value) {
        assertThatThrownBy(() -> check.accept(value))
                .hasMessageStartingWith("the field ")
                .hasMessageNotContaining("S3cret")
                .hasMessageNotContaining("postgres")
                .hasNoCause()
                .asInstanceOf(InstanceOfAssertFactories.type(BrokerException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .satisfies(e -> assertThat(e.field()).contains("the field"));
    }

    @Test
    void everyFailure_namesTheFieldAndNeverRepeatsTheValue() {
        List<Consumer<String>> checks = List.of(
                value -> Check.name("the field", value, 100, DIGITS, "digits"),
                value -> Check.name("the field", value, 3, DIGITS, "digits"),
                value -> Check.dnsLabel("the field", value),
                value -> Check.text("the field", value, 3),
                value -> Check.wellFormed("the field", value + "\0"),
                value -> Check.wellFormed("the field", value + "\ud83d"));
        checks.forEach(check -> refuses(check, MISPLACED));
    }

    @Test
    void name_isRefusedWhenEmptyTooLongOrOfAnotherShape() {
        assertThat(Check.name("f", "123", 3, DIGITS, "digits")).isEqualTo("123");
        assertThatThrownBy(() -> Check.name("f", "", 3, DIGITS, "digits")).hasMessage("f must not be empty");
        assertThatThrownBy(() -> Check.name("f", "1234", 3, DIGITS, "digits"))
                .hasMessage("f has 4 characters, at most 3");
        assertThatThrownBy(() -> Check.name("f", "12x", 3, DIGITS, "digits")).hasMessage("f must be digits");
        assertThatThrownBy(() -> Check.name("f", "12\n", 3, DIGITS, "digits")).hasMessage("f must be digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "a-b", "a--b", "abcdefghijklmnopqrstuvwxyz-0123456789-abcdefghijklmnopqrstuvwxy"})
    void dnsLabel_takesWhatKubernetesTakes(String label) {
        assertThat(Check.dnsLabel("f", label)).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "A", "a.b", "a_b", "ä", "a b", "a\n", "a\0", "٣"})
    void dnsLabel_refusesWhatKubernetesRefuses(String label) {
        assertThatThrownBy(() -> Check.dnsLabel("f", label)).hasMessageStartingWith("f must ");
    }

    @Test
    void dnsLabel_ofAMillionCharacters_isRefusedByItsLengthBeforeItsShape() {
        assertThatThrownBy(() -> Check.dnsLabel("f", "-".repeat(1_000_000)))
                .hasMessage("f has 1000000 characters, at most 63");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "ü€", "😀", "a😀b😀", "\uffff", "\t\r\n\u001f"})
    void wellFormed_takesEveryTextThatHasAnExactForm(String text) {
        assertThat(Check.wellFormed("f", text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83d", "\ud83da", "\ud83d\ud83d\ude00", "\ude00\ud83d", "😀\ude00"})
    void wellFormed_refusesASurrogateWithoutItsPair(String text) {
        assertThatThrownBy(() -> Check.wellFormed("f", text))
                .hasMessage("f is not valid UTF-16 (an unpaired surrogate)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0", "\0a", "😀\0"})
    void wellFormed_refusesNul(String text) {
        assertThatThrownBy(() -> Check.wellFormed("f", text)).hasMessage("f contains a NUL character");
    }
}
