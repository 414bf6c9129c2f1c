package dev.resourcebroker.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects errors of the library, and that none of them tells a secret anywhere in it. */
final class Failures {
    /** Part of every secret in these tests. */
    static final String MARKER = "m4rk3r";

    private Failures() {}

    static String connectionString(String host) {
        return "postgres://app:" + MARKER + "-of-" + host + "@" + host + ".example:5432/orders";
    }

    static BrokerException expect(ErrorCode code, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(BrokerException.class);
        BrokerException failure = (BrokerException) thrown;
        assertThat(failure.code()).as(text(failure)).isEqualTo(code);
        assertThat(text(failure)).doesNotContain(MARKER);
        return failure;
    }

    static BrokerException refused(String field, ThrowingCallable call) {
        BrokerException failure = expect(ErrorCode.INVALID_ARGUMENT, call);
        assertThat(failure.field()).contains(field);
        assertThat(failure).hasMessageStartingWith(field);
        return failure;
    }

    /** Every connection is back in its pool, or soon will be: pools take them back a moment after a failure. */
    static void allReturned(HikariDataSource pool) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (pool.getHikariPoolMXBean().getActiveConnections() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    /** The stack trace with all causes and everything suppressed. */
    static String text(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
