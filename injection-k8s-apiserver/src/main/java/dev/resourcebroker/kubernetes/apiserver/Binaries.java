package dev.resourcebroker.kubernetes.apiserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where {@code kube-apiserver} and {@code etcd} lie.
 *
 * @param folder the folder that holds both
 */
public record Binaries(Path folder) {
    /** Names the folder that holds both, as other test environments do. */
    public static final String ASSETS = "KUBEBUILDER_ASSETS";

    private static final List<String> RECIPE = List.of("build", "go.mod", "go.sum");
    private static final long MOST_MINUTES = 30;

    /**
     * Finds them in the folder that {@link #ASSETS} names, or else in the user's cache, where they are built from the Go
     * module proxy when they aren't there yet: some minutes, once.
     *
     * @return the binaries
     * @throws ApiServerUnavailable when there are none and none can be built
     */
    public static Binaries find() {
        String assets = System.getenv(ASSETS);
        Binaries found = new Binaries(assets == null || assets.isEmpty() ? built() : Path.of(assets));
        for (Path binary : List.of(found.apiServer(), found.etcd())) {
            if (!Files.isExecutable(binary)) {
                throw new ApiServerUnavailable("there is no " + binary, null);
            }
        }
        return found;
    }

    Path apiServer() {
        return folder.resolve("kube-apiserver");
    }

    Path etcd() {
        return folder.resolve("etcd");
    }

    private static Path built() {
        try {
            Path recipe = Files.createTempDirectory("apiserver-build");
            try {
                return build(recipe);
            } finally {
                Folders.delete(recipe);
            }
        } catch (IOException e) {
            throw new ApiServerUnavailable("kube-apiserver can't be built: " + e.getMessage(), e);
        }
    }

    private static Path build(Path recipe) throws IOException {
        for (String name : RECIPE) {
            try (InputStream in = Binaries.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IOException(name + " isn't there");
                }
                Files.copy(in, recipe.resolve(name));
            }
        }
        Path log = recipe.resolve("build.log");
        Process build = new ProcessBuilder("bash", recipe.resolve("build").toString())
                .redirectError(log.toFile())
                .start();
        String place = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!isDone(build) || build.exitValue() != 0) {
            throw new ApiServerUnavailable("set " + ASSETS + ", or have Go to build them: " + lastLine(log), null);
        }
        return Path.of(place);
    }

    private static boolean isDone(Process build) {
        try {
            return build.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            build.destroy();
        }
    }

    private static String lastLine(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "the build said nothing" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
