package dev.resourcebroker.verification.bench;

import dev.resourcebroker.core.ConnectionStringReaders;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.ConnectionStringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A PostgreSQL URL: into entries, and into the parts of a {@link URI}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParseBenchmark {
    private static final List<String> URLS = List.of(
            "postgres://app:s3cret@db.acme.example:5432/orders",
            "postgresql://app_user:p%40ss%2Fw0rd@ep-cool-darkness-123456.eu-central-1.aws.neon.tech/neondb?sslmode=require",
            "postgresql://orders:0123456789abcdef0123456789abcdef@[2001:db8::17]:6432/orders"
                    + "?sslmode=verify-full&application_name=orders-api&connect_timeout=10");

    private final ConnectionStringReader reader = ConnectionStringReaders.standard();
    private int last;

    /** Makes sure that the sides read the same. */
    @Setup
    public void check() throws URISyntaxException {
        for (String url : URLS) {
            String host = new URI(url).getHost().replaceAll("[\\[\\]]", "");
            if (!entries(url).value("host").orElseThrow().reveal().equals(host)) {
                throw new IllegalStateException("the sides read different things");
            }
        }
    }

    /** The broker. */
    @Benchmark
    public ConnectionDetails broker() {
        return entries(next());
    }

    /** The JDK. */
    @Benchmark
    public URI uri() throws URISyntaxException {
        return new URI(next());
    }

    private ConnectionDetails entries(String url) {
        return reader.read(SecretValue.of(url), Optional.empty());
    }

    private String next() {
        last = last + 1 == URLS.size() ? 0 : last + 1;
        return URLS.get(last);
    }
}
