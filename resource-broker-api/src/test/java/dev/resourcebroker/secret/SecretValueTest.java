package dev.resourcebroker.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretValueTest {
    @Test
    void toString_isTheSameMaskForEveryValue() {
        assertThat(SecretValue.of("s3cret").toString())
                .isEqualTo("********")
                .isEqualTo(SecretValue.of("").toString())
                .isEqualTo(SecretValue.of("another, much longer one").toString());
        assertThat(String.format("%s", SecretValue.of("s3cret"))).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret", " edges ", "line\nbreak", "ü€😀"})
    void reveal_givesExactlyWhatWasWrapped(String value) {
        assertThat(SecretValue.of(value).reveal()).isEqualTo(value);
    }

    @Test
    void equals_tellsByContent() {
        assertThat(SecretValue.of("s3cret")).isEqualTo(SecretValue.of("s3cret"));
        assertThat(SecretValue.of("s3cret"))
                .isNotEqualTo(SecretValue.of("s3cres"))
                .isNotEqualTo(SecretValue.of("s3cret "))
                .isNotEqualTo(SecretValue.of(""))
                .isNotEqualTo("s3cret")
                .isNotEqualTo(null);
    }

    @Test
    void hashCode_isTheSameForEveryValueSoThatNoneCanBeGuessedByIt() {
        assertThat(SecretValue.of("s3cret"))
                .hasSameHashCodeAs(SecretValue.of("another"))
                .hasSameHashCodeAs(SecretValue.of(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret\0", "\ud83d s3cret", "s3cret \ude00", "\ude00\ud83d s3cret"})
    void of_aTextThatCannotBeCarriedExactly_isRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> SecretValue.of(text))
                .hasMessageStartingWith("secret value ")
                .hasMessageNotContaining("s3cret")
                .hasNoCause()
                .hasFieldOrPropertyWithValue("code", ErrorCode.INVALID_ARGUMENT);
    }
}
