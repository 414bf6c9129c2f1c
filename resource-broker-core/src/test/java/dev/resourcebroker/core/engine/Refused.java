package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What must be refused. */
final class Refused {
    private Refused() {}

    static void with(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
