package dev.resourcebroker.core.binding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * A directory for what isn't to be seen yet or any more, on the file system of the root so that a rename moves it.
 * Beside the root where that can be, since Spring fails on anything within it that isn't a binding.
 */
final class StagingArea {
    private final Path path;

    private StagingArea(Path path) {
        this.path = path;
    }

    static StagingArea of(Path root) throws IOException {
        Path real = root.toRealPath();
        Path parent = real.getParent();
        return new StagingArea(
                parent != null && isOneWith(parent, real)
                        ? parent.resolve("." + real.getFileName() + ".rb-tmp")
                        : real.resolve("..rb-tmp"));
    }

    private static boolean isOneWith(Path parent, Path root) throws IOException {
        return Files.isWritable(parent) && Files.getFileStore(parent).equals(Files.getFileStore(root));
    }

    /** A complete directory that nobody sees yet. */
    void build(String name, String time, Map<String, byte[]> files) throws IOException {
        open();
        BindingDirectory fresh = new BindingDirectory(PrivateFiles.directory(path.resolve(name)));
        fresh.prepare(time, files);
        fresh.swap();
    }

    void open() throws IOException {
        if (!PrivateFiles.isDirectory(path)) {
            PrivateFiles.directory(path);
        }
    }

    /** Makes a directory that was built seen. */
    void moveTo(Path directory) throws IOException {
        Files.move(path.resolve(directory.getFileName()), directory, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes a directory unseen. */
    void moveFrom(Path directory) throws IOException {
        Files.move(directory, path.resolve(directory.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    void remove() throws IOException {
        PrivateFiles.deleteTree(path);
    }
}
