package dev.resourcebroker.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokerExceptionTest {
    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void aCode_fitsExactlyOneOfTheTwoExceptions(ErrorCode code) {
        if (code.isTransient()) {
            assertThat(new TransientBrokerException(code, "later", null).code()).isEqualTo(code);
            assertThatThrownBy(() -> new PermanentBrokerException(code, "never"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(code + " is transient");
        } else {
            assertThat(new PermanentBrokerException(code, "never").code()).isEqualTo(code);
            assertThatThrownBy(() -> new TransientBrokerException(code, "later", null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(code + " is permanent");
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {
                "NOT_READY",
                "META_DATABASE_UNAVAILABLE",
                "META_DATABASE_BUSY",
                "KEY_UNAVAILABLE",
                "AUDIT_SINK_FAILED",
                "RATE_LIMITED",
                "EXPIRED",
                "POOL_EMPTY",
                "VENDOR_UNAVAILABLE"
            })
    void whatTimeMayHeal_isTransient(ErrorCode code) {
        assertThat(code.isTransient()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "NOT_READY",
                "META_DATABASE_UNAVAILABLE",
                "META_DATABASE_BUSY",
                "KEY_UNAVAILABLE",
                "AUDIT_SINK_FAILED",
                "RATE_LIMITED",
                "EXPIRED",
                "POOL_EMPTY",
                "VENDOR_UNAVAILABLE"
            })
    void whatOnlyAChangeHeals_isPermanent(ErrorCode code) {
        assertThat(code.isTransient()).isFalse();
    }

    @Test
    void invalid_namesTheFieldInMessageAndAccessor() {
        PermanentBrokerException error = PermanentBrokerException.invalid("name", "must not be empty");
        assertThat(error)
                .hasMessage("name must not be empty")
                .hasNoCause()
                .hasFieldOrPropertyWithValue("code", ErrorCode.INVALID_ARGUMENT);
        assertThat(error.field()).contains("name");
    }

    @Test
    void anErrorThatConcernsNoField_namesNone() {
        assertThat(new PermanentBrokerException(ErrorCode.NOT_FOUND, "gone").field())
                .isEmpty();
    }

    @Test
    void aCause_isKept() {
        Exception cause = new IllegalStateException("below");
        assertThat(new PermanentBrokerException(ErrorCode.INTERNAL, "above", cause))
                .hasCause(cause);
        assertThat(new TransientBrokerException(ErrorCode.NOT_READY, "above", cause))
                .hasCause(cause);
    }

    @Test
    void anError_survivesSerializationWithCodeAndField() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(PermanentBrokerException.invalid("name", "is too long"));
        Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(read).isInstanceOf(PermanentBrokerException.class);
        assertThat(((BrokerException) read).field()).contains("name");
        assertThat(((BrokerException) read).code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }
}
