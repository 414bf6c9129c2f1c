package dev.resourcebroker.core.keys;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file with a key in it, for its owner only. Appears whole or not at all, and never changes. Thread-safe. */
final class KeyFile {
    private static final int MAX_BYTES = 64 * 1024;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---r--r--");

    private final Path path;

    KeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** The content, when there is a file. */
    Optional<byte[]> read() {
        try (InputStream in = Files.newInputStream(path)) {
            return Optional.of(in.readNBytes(MAX_BYTES));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new PermanentBrokerException(ErrorCode.KEY_MISMATCH, "the key file " + path + " can't be read", e);
        }
    }

    /** Makes the file. When there is one already, that one stays. */
    void create(byte[] content) {
        try {
            publish(content);
        } catch (FileAlreadyExistsException e) {
            // Another process was first, and its key is as good.
        } catch (IOException e) {
            throw new PermanentBrokerException(ErrorCode.KEY_MISSING, "the key file " + path + " can't be made", e);
        }
    }

    /** Whether its mode lets the group or others read it. */
    boolean isOpenToOthers() {
        try {
            return isPosix() && !Collections.disjoint(Files.getPosixFilePermissions(path), OTHERS);
        } catch (IOException e) {
            return false;
        }
    }

    private void publish(byte[] content) throws IOException {
        Path draft = Files.createTempFile(folder(), "kek", ".tmp", ownerOnly());
        try {
            write(draft, content, StandardOpenOption.WRITE);
            link(draft, content);
            syncFolder();
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    // A link appears with all its content and, unlike a move, never takes the place of a file that is there.
    private void link(Path draft, byte[] content) throws IOException {
        try {
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            // No links on this file system: then at least nothing is overwritten.
            write(path, content, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        }
    }

    private void write(Path target, byte[] content, OpenOption... options) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(target, Set.of(options), ownerOnly())) {
            denyOthers(target);
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            if (channel instanceof FileChannel file) {
                file.force(true);
            }
        }
    }

    // Secrets will depend on the key: its name in the folder must survive a power cut too.
    private void syncFolder() {
        try (FileChannel folder = FileChannel.open(folder(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException | UnsupportedOperationException e) {
            // Not every system lets a folder be opened; those write names through.
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    // For systems with access lists instead of modes, while the file is still empty.
    private void denyOthers(Path target) throws IOException {
        AclFileAttributeView acl = Files.getFileAttributeView(target, AclFileAttributeView.class);
        if (acl != null && !isPosix()) {
            acl.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(acl.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private Path folder() {
        return path.resolveSibling("");
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
