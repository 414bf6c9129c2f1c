package dev.resourcebroker.verification.bench;

import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Decrypting a field whose keyset is at hand. */
final class Crypto {
    private Crypto() {}

    static List<String> run(Path directory) throws Exception {
        Rounds rounds = Rounds.run(
                5,
                () -> new OptionsBuilder()
                        .include(CryptoBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(1)));
        rounds.print("crypto", "ns/op");
        return List.of(
                rounds.ratio("crypto.decrypt_vs_tink", "room", "tink"),
                rounds.ratio("crypto.esdk_vs_decrypt", "sdk", "room"),
                rounds.ratio("crypto.typed_vs_tink", "typed", "tink"),
                rounds.ratio("crypto.esdk_vs_typed", "sdk", "typed"));
    }
}
