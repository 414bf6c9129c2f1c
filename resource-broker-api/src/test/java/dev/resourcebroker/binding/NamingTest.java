package dev.resourcebroker.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamingTest {
    @Test
    void defaults_haveNeitherPrefixNorVariables() {
        assertThat(Naming.defaults().prefix()).isEmpty();
        assertThat(Naming.defaults().variables()).isEmpty();
        assertThat(Naming.defaults().full("DATABASE_URL")).isEqualTo("DATABASE_URL");
    }

    @Test
    void aPrefix_standsBeforeEveryName() {
        assertThat(Naming.prefix("EVENTS").full("DATABASE_URL")).isEqualTo("EVENTS_DATABASE_URL");
        assertThat(Naming.variable("HOST", "{host}").withPrefix("PG").full("HOST"))
                .isEqualTo("PG_HOST");
    }

    @Test
    void and_leavesTheNamingItWasCalledOnAlone() {
        Naming host = Naming.variable("PGHOST", "{host}");
        Naming both = host.and("PGPORT", "{port}");
        assertThat(host.variables()).extracting(Naming.Variable::name).containsExactly("PGHOST");
        assertThat(both.variables()).extracting(Naming.Variable::name).containsExactly("PGHOST", "PGPORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9LIVES", "A-B", "A=B", "A B", "Ä", "A\n", "A\0"})
    void aVariableName_thatIsNoPosixName_isRefused(String name) {
        assertThatThrownBy(() -> Naming.variable(name, "{uri}")).hasMessageStartingWith("variable ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "A-", "A=", "A\n"})
    void aPrefix_thatIsNoPosixName_isRefused(String prefix) {
        assertThatThrownBy(() -> Naming.prefix(prefix)).hasMessageStartingWith("prefix ");
    }

    @Test
    void aNaming_takesSixtyFourVariablesAndNotOneMore() {
        Naming naming = Naming.defaults();
        for (int i = 0; i < 64; i++) {
            naming = naming.and("V" + i, "{uri}");
        }
        Naming full = naming;
        assertThatThrownBy(() -> full.and("ONE_MORE", "{uri}")).hasMessage("naming has 65 variables, at most 64");
    }
}
