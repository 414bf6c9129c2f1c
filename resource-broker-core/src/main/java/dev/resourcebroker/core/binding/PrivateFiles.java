package dev.resourcebroker.core.binding;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files and directories that only their owner may read, from their first moment on. Follows no symbolic link. */
final class PrivateFiles {
    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?> FILE = PosixFilePermissions.asFileAttribute(MODE);
    private static final FileAttribute<?> DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFiles() {}

    static void checkSupported(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            throw new FileSystemException(path.toString(), null, "its file system can't keep files to their owner");
        }
    }

    static Path draft(Path folder, String prefix, String suffix) throws IOException {
        return Files.createTempFile(folder, prefix, suffix, FILE);
    }

    static Path directory(Path path) throws IOException {
        return Files.createDirectory(path, DIRECTORY);
    }

    /** A directory whose name ends in digits that make it unique. */
    static Path directory(Path parent, String prefix) throws IOException {
        return Files.createTempDirectory(parent, prefix, DIRECTORY);
    }

    /** Makes a file. */
    static void create(Path path, byte[] content) throws IOException {
        write(path, content, StandardOpenOption.CREATE_NEW);
    }

    /** Fills a draft. */
    static void fill(Path path, byte[] content) throws IOException {
        write(path, content, LinkOption.NOFOLLOW_LINKS);
    }

    private static void write(Path path, byte[] content, OpenOption how) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path, Set.of(StandardOpenOption.WRITE, how), FILE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
    }

    /** What lies in a directory, in no order. */
    static List<Path> entries(Path directory) throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(all::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return all;
    }

    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isPrivate(Path path) throws IOException {
        return Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).equals(MODE);
    }

    /** Removes a file, a link or a directory with all that is in it. Harmless when there is none. */
    static void deleteTree(Path path) throws IOException {
        if (exists(path)) {
            Files.walkFileTree(path, new Remover());
        }
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
