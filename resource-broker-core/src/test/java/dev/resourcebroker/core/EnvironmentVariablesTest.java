package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.binding.EnvironmentVariable;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.secret.SecretValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentVariablesTest {
    private static final String URI = "postgres://app:s3cret@db.acme.example/orders";
    private static final ConnectionDetails ORDERS =
            ConnectionStringReaders.standard().read(SecretValue.of(URI), Optional.empty());

    @Test
    void theUsualName_carriesWhatWasPasted() {
        assertThat(EnvironmentVariables.of(ORDERS, Naming.defaults()))
                .containsExactly(new EnvironmentVariable("DATABASE_URL", SecretValue.of(URI), true));
    }

    @Test
    void aVariable_isSecretWhenAnyPartOfItIs_andPrintsMasked() {
        Naming naming = Naming.variable("PLACE", "{host}:{port}").and("LOGIN", "{username}:{password}");
        assertThat(EnvironmentVariables.of(ORDERS, naming))
                .extracting(EnvironmentVariable::toString)
                .containsExactly("PLACE=db.acme.example:5432", "LOGIN=********");
    }

    @Test
    void whatMayBeAbsent_isLeftOut_andWhatMayNotIsRefused() {
        assertThat(EnvironmentVariables.of(ORDERS, Naming.variable("MODE", "{sslmode?}")))
                .isEmpty();
        assertThatThrownBy(() -> EnvironmentVariables.of(ORDERS, Naming.variable("MODE", "{sslmode}")))
                .hasMessageContaining("variable MODE uses the entry 'sslmode', which isn't there");
        assertThatThrownBy(() -> EnvironmentVariables.of(ORDERS, Naming.variable("PATH", "{uri}")))
                .hasMessageContaining("PATH");
    }
}
