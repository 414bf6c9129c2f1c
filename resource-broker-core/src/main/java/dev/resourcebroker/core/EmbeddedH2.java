package dev.resourcebroker.core;

import com.zaxxer.hikari.HikariConfig;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** H2 in a directory: the embedded default. */
final class EmbeddedH2 {
    private static final String DRIVER = "org.h2.Driver";

    private final Path directory;

    private EmbeddedH2(Path directory) {
        this.directory = directory;
    }

    static EmbeddedH2 in(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        // In H2's URLs a semicolon begins a setting, and settings can run SQL.
        if (absolute.toString().indexOf(';') >= 0) {
            throw PermanentBrokerException.invalid("meta-database directory", "must not contain a semicolon");
        }
        return new EmbeddedH2(absolute);
    }

    HikariConfig pool() {
        checkDriver();
        makeDirectory();
        HikariConfig config = new HikariConfig();
        config.setDriverClassName(DRIVER);
        // A commit is in the file before the call returns, so that the end of the process loses nothing. Java closes a
        // file under a thread that is interrupted, and H2 the whole database with it: "retry" opens it again.
        config.setJdbcUrl("jdbc:h2:retry:" + directory.resolve("broker")
                + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE;DEFAULT_LOCK_TIMEOUT=10000");
        config.setUsername("sa");
        config.setPassword("");
        return config;
    }

    private static void checkDriver() {
        try {
            Class.forName(DRIVER, false, EmbeddedH2.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new PermanentBrokerException(
                    ErrorCode.MISSING_DEPENDENCY,
                    "the embedded meta-database needs H2: add the dependency com.h2database:h2 (version 2.4)",
                    e);
        }
    }

    private void makeDirectory() {
        try {
            Files.createDirectories(directory, ownerOnly());
        } catch (IOException e) {
            throw new PermanentBrokerException(
                    ErrorCode.META_DATABASE_INVALID, "the directory " + directory + " can't be made", e);
        }
        if (!Files.isWritable(directory)) {
            throw new PermanentBrokerException(
                    ErrorCode.META_DATABASE_INVALID, "the directory " + directory + " can't be written");
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
