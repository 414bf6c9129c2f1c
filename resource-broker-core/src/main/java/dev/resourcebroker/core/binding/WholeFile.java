package dev.resourcebroker.core.binding;

import dev.resourcebroker.error.PermanentBrokerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * A file that changes as a whole: its content is written beside it, for its owner only, and then takes its place. What
 * an earlier writer left when it crashed is removed first.
 */
final class WholeFile {
    private static final String SUFFIX = ".rb-tmp";

    private final Path path;

    WholeFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** Gives the file this content. When it has that already it isn't touched. */
    void hold(byte[] content) {
        try {
            PrivateFiles.checkSupported(path);
            removeDrafts();
            if (!holds(content)) {
                replace(content);
            }
        } catch (IOException e) {
            throw Undeliverable.io(path, e);
        }
    }

    private boolean holds(byte[] content) throws IOException {
        if (!PrivateFiles.exists(path)) {
            return false;
        }
        if (!PrivateFiles.isFile(path)) {
            throw inTheWay();
        }
        return PrivateFiles.isPrivate(path)
                && Files.size(path) == content.length
                && Arrays.equals(Files.readAllBytes(path), content);
    }

    private PermanentBrokerException inTheWay() {
        boolean link = Files.isSymbolicLink(path);
        boolean directory = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        return Undeliverable.inTheWay(path, link ? "a symbolic link" : directory ? "a directory" : "no regular file");
    }

    private void replace(byte[] content) throws IOException {
        Path draft = PrivateFiles.draft(folder(), draftPrefix(), SUFFIX);
        try {
            PrivateFiles.fill(draft, content);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void removeDrafts() throws IOException {
        for (Path entry : PrivateFiles.entries(folder())) {
            if (isDraft(entry)) {
                Files.deleteIfExists(entry);
            }
        }
    }

    private boolean isDraft(Path entry) {
        String name = entry.getFileName().toString();
        return name.startsWith(draftPrefix()) && name.endsWith(SUFFIX) && PrivateFiles.isFile(entry);
    }

    private String draftPrefix() {
        return "." + path.getFileName() + ".";
    }

    private Path folder() throws IOException {
        Path folder = path.getParent();
        if (folder == null) {
            throw new NotDirectoryException(path.toString());
        }
        return folder;
    }
}
