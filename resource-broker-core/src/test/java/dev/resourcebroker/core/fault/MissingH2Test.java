package dev.resourcebroker.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.BrokerException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The embedded meta-database without its library. */
class MissingH2Test {
    @Test
    void embedded_withoutH2OnTheClassPath_namesTheDependencyToAddAndMakesNothing() throws Exception {
        Path directory = TestBroker.temporaryDirectory();
        Process child =
                ChildJvm.start(ChildJvm.classPathWithout("h2-.*\\.jar"), StartsEmbedded.class, directory.toString());
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).isZero();
        assertThat(said.strip()).startsWith("MISSING_DEPENDENCY ").contains("com.h2database:h2");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void embedded_withH2OnTheClassPath_startsInTheSameWay() throws Exception {
        Path directory = TestBroker.temporaryDirectory();
        Process child = ChildJvm.start(ChildJvm.classPath(), StartsEmbedded.class, directory.toString());
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).isZero();
        assertThat(said.strip()).isEqualTo("started");
    }

    /** Runs in a process of its own. */
    static final class StartsEmbedded {
        private StartsEmbedded() {}

        public static void main(String[] arguments) {
            Path directory = Path.of(arguments[0]);
            try {
                ResourceBrokers.builder()
                        .installation("test")
                        .metaDatabase(MetaDatabase.embedded(directory.resolve("data")))
                        .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(directory.resolve("kek.json")))
                        .build()
                        .close();
                System.out.println("started");
            } catch (BrokerException e) {
                System.out.println(e.code() + " " + e.getMessage());
            }
        }
    }
}
