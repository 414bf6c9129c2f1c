package dev.resourcebroker.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Map<String, String> VALUES =
            Map.of("host", "db.acme.example", "port", "5432", "option.ssl-mode", "{host}", "uri", "");

    private static String rendered(String template) {
        return Template.parse(template).render(VALUES::get);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "{host},db.acme.example",
                "{host}:{port},db.acme.example:5432",
                "plain,plain",
                "{{host}},{host}",
                "{{{host}}},{db.acme.example}",
                "a}}b{{c,a}b{c",
                "<{uri}>,<>",
                "host={host};h2={host},host=db.acme.example;h2=db.acme.example"
            })
    void render_putsEntriesInAndDoubledBracesOut(String template, String expected) {
        assertThat(rendered(template)).isEqualTo(expected);
    }

    @Test
    void render_neverReadsAValueAsATemplate() {
        assertThat(rendered("{option.ssl-mode}")).isEqualTo("{host}");
        assertThat(rendered("x{option.ssl-mode}")).isEqualTo("x{host}");
    }

    @Test
    void render_ofTheEmptyTemplate_isEmpty() {
        assertThat(rendered("")).isEmpty();
    }

    @Test
    void entries_areThoseThatAreUsedEachOnce() {
        assertThat(Template.parse("{host}:{port} {host} {{uri}}").entries()).containsExactly("host", "port");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"s3cret{", "s3cret}", "s3cret{}", "s3cret{Host}", "s3cret{ host }", "s3cret{host", "s3cret{9}"})
    void parse_aStrayBrace_isRefusedTellingWhereAndNotRepeatingTheText(String text) {
        assertThatThrownBy(() -> Template.parse(text))
                .hasMessage("template has a stray brace at position 6")
                .asInstanceOf(InstanceOfAssertFactories.type(BrokerException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .satisfies(e -> assertThat(e.field()).contains("template"));
    }

    @Test
    void parse_takesFourThousandAndNinetySixCharactersAndNotOneMore() {
        assertThat(Template.parse("x".repeat(4096)).render(VALUES::get)).hasSize(4096);
        assertThatThrownBy(() -> Template.parse("x".repeat(4097)))
                .hasMessage("template has 4097 characters, at most 4096");
    }

    @Test
    void parse_ofThousandsOfParts_needsNoDeepStack() {
        assertThat(Template.parse("{host}{{".repeat(500)).render(name -> "")).isEqualTo("{".repeat(500));
        assertThat(Template.parse("\n".repeat(4096)).render(VALUES::get)).hasSize(4096);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "\ud83d", "{host}\ude00"})
    void parse_ofWhatCannotBeStoredExactly_isRefused(String text) {
        assertThatThrownBy(() -> Template.parse(text)).hasMessageStartingWith("template ");
    }

    @Test
    void templates_areEqualByTheirText() {
        assertThat(Template.parse("{host}"))
                .isEqualTo(Template.parse("{host}"))
                .hasSameHashCodeAs(Template.parse("{host}"))
                .hasToString("{host}")
                .isNotEqualTo(Template.parse("{{host}}"))
                .isNotEqualTo("{host}");
    }
}
