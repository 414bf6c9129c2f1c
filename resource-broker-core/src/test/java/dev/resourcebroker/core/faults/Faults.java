package dev.resourcebroker.core.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How a fault is judged: by its code, and by what its whole stack trace doesn't show. */
final class Faults {
    static final String MARKER = "marker-5ecret";
    static final String ORDERS = "postgres://app:" + MARKER + "@db.acme.example:5432/orders";

    private Faults() {}

    static BrokerException fault(ErrorCode code, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(BrokerException.class);
        BrokerException fault = (BrokerException) thrown;
        assertThat(fault.code()).as("%s", fault.getMessage()).isEqualTo(code);
        assertThat(trace(fault)).doesNotContain(MARKER);
        return fault;
    }

    static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    static BrokerBuilder builder(Path directory) {
        return ResourceBrokers.builder()
                .installation("test")
                .metaDatabase(MetaDatabase.embedded(directory.resolve("db")))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(directory.resolve("kek.json")));
    }
}
