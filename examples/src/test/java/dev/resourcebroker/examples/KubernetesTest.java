package dev.resourcebroker.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.examples.support.ChildProcess;
import dev.resourcebroker.examples.support.ChildProcess.Ended;
import dev.resourcebroker.kubernetes.apiserver.WithApiServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithApiServer
@Tag("once")
class KubernetesTest {
    @Test
    void everythingIsBack_afterTheClusterIsThrownAway(@TempDir Path temporary) throws Exception {
        ProcessBuilder process = ChildProcess.of(Kubernetes.class);
        process.command().add(1, "-Djava.io.tmpdir=" + temporary);
        Ended ended = ChildProcess.run(process, Duration.ofMinutes(2));
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output())
                .containsSubsequence(
                        "at first: 2 namespaces, 2 workloads written, 0 as they should be",
                        "the cluster is gone",
                        "then: 2 namespaces, 2 workloads written, 0 as they should be",
                        "once more: 2 namespaces, 0 workloads written, 2 as they should be")
                .doesNotContain("s3cret");
        assertThat(temporary).isEmptyDirectory();
    }
}
