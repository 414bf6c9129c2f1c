package dev.resourcebroker.core.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several first starts at once: one makes the key, the others read it. */
@Timeout(60)
class TinkFileKeyRaceTest {
    private static final int STARTS = 4;

    @TempDir
    private Path folder;

    @Test
    void threadsThatStartAtOnceHaveOneKey() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(STARTS);
        try {
            for (int round = 0; round < 200; round++) {
                assertThat(race(threads, folder.resolve("kek-" + round))).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("drafts are gone").hasSize(200);
        }
    }

    private static Set<String> race(ExecutorService threads, Path file) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(STARTS);
        Callable<String> start = () -> {
            barrier.await();
            TinkFileKey key = TinkFileKey.at(file);
            key.open(true);
            return key.id();
        };
        Set<String> ids = new HashSet<>();
        for (Future<String> id :
                threads.invokeAll(Stream.generate(() -> start).limit(STARTS).toList())) {
            ids.add(id.get());
        }
        return ids;
    }

    @Test
    void processesThatStartAtOnceHaveOneKey() throws Exception {
        List<Process> processes = new ArrayList<>();
        List<BufferedReader> outputs = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            processes.add(process(folder.resolve("kek.json")));
            outputs.add(processes.get(i).inputReader(StandardCharsets.UTF_8));
        }
        for (BufferedReader output : outputs) {
            assertThat(output.readLine()).isEqualTo("ready");
        }
        for (Process process : processes) {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        }
        Set<String> ids = new HashSet<>();
        for (BufferedReader output : outputs) {
            ids.add(output.readLine());
        }
        assertThat(ids).singleElement().asString().startsWith("tink:");
    }

    private static Process process(Path file) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        return new ProcessBuilder(java, "-cp", classes, FirstStartProcess.class.getName(), file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
